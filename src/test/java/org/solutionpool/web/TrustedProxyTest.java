package org.solutionpool.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a request costs before anybody looks at it. */
@QuarkusTest
class TrustedProxyTest {

    @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies")
    List<String> trusted;

    /** Quarkus reads an IPv6 address without its length as a name, and asks the DNS for a name at every request. */
    @Test
    void no_request_waits_for_the_DNS() {
        assertThat(trusted).isNotEmpty().allMatch(proxy -> proxy.matches("[0-9.]+(/\\d+)?|[0-9a-fA-F:]+/\\d+"));
    }
}
