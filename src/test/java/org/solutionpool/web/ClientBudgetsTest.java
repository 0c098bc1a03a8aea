package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientBudgetsTest {

    @Test
    void a_client_that_used_its_budget_up_learns_when_to_come_back_and_others_are_let_in() {
        ClientBudgets budgets = new ClientBudgets(2, Duration.ofHours(1));

        assertThat(budgets.take("one")).isZero();
        assertThat(budgets.take("one")).isZero();
        assertThat(budgets.take("one")).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThat(budgets.take("other")).isZero();
    }

    @Test
    void an_ipv6_network_is_one_client_and_its_neighbour_another() {
        assertThat(Client.at("2001:db8:1:2::1"))
                .isEqualTo(Client.at("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Client.at("2001:db8:1:3::1"));
    }

    @Test
    void an_ipv4_address_is_one_client_however_it_is_written() {
        assertThat(Client.at("192.0.2.1"))
                .isEqualTo(Client.at("::ffff:192.0.2.1"))
                .isNotEqualTo(Client.at("192.0.2.2"));
    }

    @Test
    void a_name_is_never_looked_up() {
        assertThat(Client.at("unknown")).isEqualTo(Client.at("somewhere.example"));
    }
}
