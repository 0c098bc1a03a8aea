package org.solutionpool.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.register.HistoricalLists;

/** Where an admin says what the columns of a file mean. */
@Path("/admin/imports/{id:\\d{1,18}}/mapping")
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.TEXT_HTML)
public class MappingPage {

    private static final int UNPROCESSABLE = 422;
    private static final String COLUMN = "column-";
    private static final String PROGRAMME = "programme";
    private static final String CONSTANT = "constant-";

    @CheckedTemplate(basePath = "importing", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance mapping(
                ImportView view,
                List<Choice> contents,
                List<Choice> sources,
                List<Option> options,
                List<Option> destinations,
                FormErrors errors);
    }

    /** A column to choose. */
    public record Option(String value, String label) {}

    /**
     * What a column can be chosen for.
     *
     * @param constant what stands for every row; null if the target cannot be the same for all
     * @param column the chosen column; empty for none
     */
    public record Choice(
            String code,
            String label,
            String column,
            @Nullable String constant,
            boolean required) {

        public String columnField() {
            return COLUMN + code;
        }

        public String constantField() {
            return CONSTANT + code;
        }
    }

    @Inject
    Imports imports;

    @Inject
    HistoricalLists lists;

    @Inject
    CurrentPerson person;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @GET
    public TemplateInstance form(@RestPath long id) {
        ImportJob job = imports.find(id);
        if (job.state != ImportState.MAPPING) {
            throw new IllegalTransitionException(ImportPages.BUNDLE, job.state, ImportState.MAPPING);
        }
        return page(job, Objects.requireNonNullElse(job.mapping, ColumnMapping.NOTHING), new FormErrors());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response map(@RestPath long id, MultivaluedMap<String, String> form) {
        ImportJob job = imports.find(id);
        ColumnMapping mapping = read(form, job);
        String programme = form.getFirst(PROGRAMME);
        boolean listings = programme == null || programme.isBlank();
        FormErrors errors = check(mapping, listings);
        if (!listings && !QuarkusTransaction.joiningExisting().call(() -> lists.takes(programme))) {
            errors.add(PROGRAMME, messages.text(ImportPages.BUNDLE, "mapping.programmeUnknown"));
        }
        if (!errors.isEmpty()) {
            job.programme = listings ? null : programme;
            return Response.status(UNPROCESSABLE)
                    .entity(page(job, mapping, errors))
                    .build();
        }
        imports.map(id, mapping, listings ? null : programme, person.require());
        return Response.seeOther(URI.create("/admin/imports/" + id)).build();
    }

    private static ColumnMapping read(MultivaluedMap<String, String> form, ImportJob job) {
        Map<String, String> columns = new HashMap<>();
        Map<String, String> constants = new HashMap<>();
        for (Target target : Target.values()) {
            String column = form.getFirst(COLUMN + target.code());
            if (column != null && job.columnNames().contains(column)) {
                columns.put(target.code(), column);
            }
            String constant = form.getFirst(CONSTANT + target.code());
            if (constant != null && Target.CONSTANTS.contains(target)) {
                constants.put(target.code(), constant);
            }
        }
        return new ColumnMapping(columns, constants);
    }

    private FormErrors check(ColumnMapping mapping, boolean listings) {
        FormErrors errors = new FormErrors();
        if (!listings
                && mapping.column(Target.TITLE).isEmpty()
                && mapping.column(Target.PROVIDER).isEmpty()) {
            errors.add(COLUMN + Target.PROVIDER.code(), messages.text(ImportPages.BUNDLE, "mapping.nameMissing"));
        }
        if (listings && mapping.column(Target.TITLE).isEmpty()) {
            errors.add(COLUMN + Target.TITLE.code(), messages.text(ImportPages.BUNDLE, "mapping.titleMissing"));
        }
        for (Target target : List.of(Target.LIST, Target.ISSUER)) {
            if (!mapping.states(target)) {
                errors.add(
                        CONSTANT + target.code(),
                        messages.text(ImportPages.BUNDLE, "mapping.missing." + target.code()));
            }
        }
        for (Target target : Target.CONSTANTS) {
            mapping.constant(target)
                    .filter(constant -> constant.codePointCount(0, constant.length()) > target.limit())
                    .ifPresent(constant -> errors.add(
                            CONSTANT + target.code(),
                            messages.text(ImportPages.BUNDLE, "mapping.constantLong", target.limit())));
        }
        return errors;
    }

    private TemplateInstance page(ImportJob job, ColumnMapping mapping, FormErrors errors) {
        List<Choice> contents = Arrays.stream(Target.values())
                .filter(target -> !Target.CONSTANTS.contains(target))
                .map(target -> choice(target, mapping))
                .toList();
        List<Choice> sources =
                Target.CONSTANTS.stream().map(target -> choice(target, mapping)).toList();
        List<Option> options = job.columns.stream()
                .map(column -> new Option(column.name(), column.name()))
                .toList();
        return Templates.mapping(
                new ImportView(job, language.get()), contents, sources, options, destinations(), errors);
    }

    /** Listings, or historical batches of a programme. */
    private List<Option> destinations() {
        Language reader = language.get();
        return QuarkusTransaction.joiningExisting().call(() -> Stream.of(
                        Stream.of(
                                new Option("", messages.text(ImportPages.BUNDLE, "destination.listings")),
                                new Option(
                                        HistoricalLists.PROGRAMME,
                                        messages.text(ImportPages.BUNDLE, "destination.lists"))),
                        lists.programmes().stream()
                                .map(programme -> new Option(
                                        programme.code,
                                        messages.text(
                                                ImportPages.BUNDLE, "destination.programme", programme.name(reader)))))
                .flatMap(options -> options)
                .toList());
    }

    private Choice choice(Target target, ColumnMapping mapping) {
        return new Choice(
                target.code(),
                messages.text(ImportPages.BUNDLE, "target." + target.code()),
                mapping.column(target).orElse(""),
                Target.CONSTANTS.contains(target) ? mapping.constant(target).orElse("") : null,
                target == Target.TITLE);
    }
}
