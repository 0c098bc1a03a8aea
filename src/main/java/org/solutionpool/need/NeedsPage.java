package org.solutionpool.need;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** The needs of the manufacturer the person acts for. */
@Path("/needs")
@RolesAllowed(Roles.MANUFACTURER)
public class NeedsPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance needs(List<Row> rows, List<Tab> tabs, Pager pager);
    }

    /** A need in the list. */
    public record Row(String url, String title, StateBadge state, String machines, String saved) {}

    /** The needs of one state, or all. */
    public record Tab(String text, String url, boolean current, long count) {}

    static final int PAGE_SIZE = 20;

    @Inject
    CurrentPerson person;

    @Inject
    NeedReading reading;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    /**
     * @param state the name of a state; anything else shows all
     */
    @GET
    @Transactional
    public TemplateInstance needs(@RestQuery @DefaultValue("1") int page, @RestQuery @Nullable String state) {
        long own = person.requireOrganization().id();
        NeedState only = Arrays.stream(NeedState.values())
                .filter(one -> one.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        int pages = Pager.pages(Need.countOf(own, only), PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        String query = only == null ? "?" : "?state=" + code(only) + "&";
        return Templates.needs(
                Need.of(own, only, page, PAGE_SIZE).stream().map(this::row).toList(),
                tabs(own, only),
                Pager.of(page, pages, number -> "/needs" + query + "page=" + number));
    }

    private Row row(Need need) {
        return new Row(
                need.path(),
                reading.title(need),
                reading.badge(need.state),
                reading.names(Scheme.EQUIPMENT, need.content.codes().getOrDefault(Scheme.EQUIPMENT, List.of())),
                ReadableTime.minute(need.savedAt, language.get()));
    }

    private List<Tab> tabs(long own, @Nullable NeedState current) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab(messages.text("need", "all"), "/needs", current == null, Need.countOf(own, null)));
        for (NeedState state : NeedState.values()) {
            tabs.add(new Tab(
                    messages.text("need", "state." + state),
                    "/needs?state=" + code(state),
                    state == current,
                    Need.countOf(own, state)));
        }
        return tabs;
    }

    private static String code(NeedState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
