package org.solutionpool.need.equipment;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Roles;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.Flash;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.FormText;
import org.solutionpool.web.Link;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;

/** The machines of the manufacturer the person acts for, and what the pool has for them. */
@Path("/machines")
@RolesAllowed(Roles.MANUFACTURER)
public class MachinesPage {

    @CheckedTemplate(basePath = "need", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance machines(List<Row> rows, long total, Pager pager);

        static native TemplateInstance coverage(List<CoveredKind> kinds, boolean away);

        static native TemplateInstance machineForm(
                @Nullable Long id,
                MachineText form,
                long version,
                OfferedTerms terms,
                List<Answer> answers,
                FormErrors errors);
    }

    /** A line of the list. */
    public record Row(
            long id,
            String category,
            @Nullable String make,
            int quantity,
            @Nullable String year,
            List<String> protocols,
            @Nullable String interfaces,
            Networked networked,
            @Nullable String dataWanted,
            @Nullable String place) {}

    /**
     * A kind of machine beside what the pool has for it.
     *
     * @param solutions how many can connect it, with the way to them
     * @param speaking how many of them speak what the machines speak, with the way to them; null if nothing is known of
     *     the machines
     * @param through how many state each protocol: what the machines speak first, then the most common ones
     */
    public record CoveredKind(
            String name,
            int count,
            List<String> spoken,
            @Nullable Figure solutions,
            @Nullable Figure speaking,
            List<Link> through) {}

    /** A number and where what it counts is listed. */
    public record Figure(long value, String url) {}

    /** A radio button. */
    public record Answer(String value, String label, boolean selected) {}

    static final int PAGE_SIZE = 50;

    /** Protocols shown for a kind beside those the machines speak. */
    private static final int MOST_OTHERS = 5;

    private static final String BUNDLE = "equipment";

    @Inject
    CurrentPerson person;

    @Inject
    Machinery machinery;

    @Inject
    Coverage coverage;

    @Inject
    OfferedTerms terms;

    @Inject
    Taxonomy taxonomy;

    @Inject
    RequestLanguage language;

    @Inject
    Messages messages;

    @Inject
    Flash flash;

    @GET
    @Transactional
    public TemplateInstance machines(@RestQuery @DefaultValue("1") int page) {
        long total = Machine.countOf(own());
        int pages = Pager.pages(total, PAGE_SIZE);
        if (page < 1 || page > pages) {
            throw new NotFoundException();
        }
        return Templates.machines(
                Machine.of(own(), page, PAGE_SIZE).stream().map(this::row).toList(),
                total,
                Pager.of(page, pages, number -> "/machines?page=" + number));
    }

    @GET
    @Path("coverage")
    public TemplateInstance coverage() {
        List<MachineKind> kinds = machinery.kinds(own());
        Optional<Map<String, Coverage.Covered>> covered = coverage.of(kinds);
        return Templates.coverage(
                kinds.stream()
                        .map(kind -> covered(
                                kind,
                                covered.map(all -> all.get(kind.category())).orElse(null)))
                        .toList(),
                covered.isEmpty());
    }

    @GET
    @Path("new")
    public TemplateInstance blank() {
        person.requireOrganization();
        return form(null, MachineText.empty(), 0, new FormErrors());
    }

    @POST
    @Path("new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> sent) {
        MachineText typed = MachineText.of(FormText.of(sent));
        FormErrors errors = new FormErrors();
        Optional<MachineFacts> facts = typed.check(taxonomy::offers, errors, messages);
        if (facts.isPresent()) {
            try {
                machinery.add(own(), facts.get());
                flash.success(
                        BUNDLE,
                        "added",
                        terms.name(Scheme.EQUIPMENT, facts.get().category()));
                return Response.seeOther(URI.create("/machines")).build();
            } catch (Machinery.TooManyMachinesException e) {
                errors.add("category", messages.text(BUNDLE, "full", Machinery.MOST_LINES));
            }
        }
        return Response.status(422).entity(form(null, typed, 0, errors)).build();
    }

    @GET
    @Path("{id: \\d{1,18}}/edit")
    @Transactional
    public TemplateInstance edit(@RestPath long id) {
        Machine machine = machinery.find(own(), id);
        return form(id, MachineText.of(machine.facts()), machine.version, new FormErrors());
    }

    @POST
    @Path("{id: \\d{1,18}}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@RestPath long id, MultivaluedMap<String, String> sent) {
        Machine there = machinery.find(own(), id);
        FormText form = FormText.of(sent);
        MachineText typed = MachineText.of(form);
        FormErrors errors = new FormErrors();
        List<String> before = Stream.concat(
                        Stream.of(there.protocols), Stream.of(there.category, String.valueOf(there.region)))
                .toList();
        Optional<MachineFacts> facts = typed.check(
                (scheme, code) -> taxonomy.offers(scheme, code)
                        || before.contains(code) && taxonomy.find(scheme, code).isPresent(),
                errors,
                messages);
        if (facts.isEmpty()) {
            return Response.status(422)
                    .entity(form(id, typed, version(form), errors))
                    .build();
        }
        if (!machinery.change(own(), id, version(form), facts.get())) {
            errors.add("category", messages.text(BUNDLE, "changedMeanwhile"));
            return Response.status(409)
                    .entity(form(id, typed, there.version, errors))
                    .build();
        }
        flash.success(BUNDLE, "saved");
        return Response.seeOther(URI.create("/machines")).build();
    }

    @POST
    @Path("{id: \\d{1,18}}/remove")
    public Response remove(@RestPath long id) {
        machinery.remove(own(), id);
        flash.success(BUNDLE, "removed");
        return Response.seeOther(URI.create("/machines")).build();
    }

    private long own() {
        return person.requireOrganization().id();
    }

    private static long version(FormText form) {
        String version = form.of("version");
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    private TemplateInstance form(@Nullable Long id, MachineText form, long version, FormErrors errors) {
        return Templates.machineForm(
                id,
                form,
                version,
                terms,
                Arrays.stream(Networked.values())
                        .map(answer -> new Answer(
                                answer.name(),
                                messages.text(BUNDLE, "networked." + answer),
                                answer.name().equals(form.networked())))
                        .toList(),
                errors);
    }

    private Row row(Machine machine) {
        return new Row(
                machine.id,
                terms.name(Scheme.EQUIPMENT, machine.category),
                joined(machine.maker, machine.model),
                machine.quantity,
                machine.builtIn == null ? null : String.valueOf(machine.builtIn),
                Arrays.stream(machine.protocols)
                        .map(code -> terms.name(Scheme.PROTOCOL, code))
                        .toList(),
                machine.interfaces,
                machine.networked,
                machine.dataWanted,
                joined(
                        machine.region == null ? null : taxonomy.name(Scheme.REGION, machine.region, language.get()),
                        machine.site));
    }

    private static @Nullable String joined(@Nullable String first, @Nullable String second) {
        String joined = Stream.of(first, second).filter(one -> one != null).collect(Collectors.joining(" "));
        return joined.isEmpty() ? null : joined;
    }

    private CoveredKind covered(MachineKind kind, Coverage.@Nullable Covered covered) {
        return new CoveredKind(
                terms.name(Scheme.EQUIPMENT, kind.category()),
                kind.count(),
                kind.protocols().stream()
                        .map(code -> terms.name(Scheme.PROTOCOL, code))
                        .toList(),
                covered == null ? null : new Figure(covered.solutions(), search(kind.category(), List.of())),
                covered == null || kind.protocols().isEmpty()
                        ? null
                        : new Figure(covered.speaking(), search(kind.category(), kind.protocols())),
                covered == null ? List.of() : through(kind, covered));
    }

    private List<Link> through(MachineKind kind, Coverage.Covered covered) {
        Comparator<Map.Entry<String, Long>> mostFirst =
                Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());
        Stream<Map.Entry<String, Long>> spoken = kind.protocols().stream()
                .map(code -> Map.entry(code, covered.through().getOrDefault(code, 0L)))
                .sorted(mostFirst);
        Stream<Map.Entry<String, Long>> others = covered.through().entrySet().stream()
                .filter(entry -> !kind.protocols().contains(entry.getKey()))
                // A solution under a protocol stands under its heading too.
                .filter(entry -> taxonomy.offers(Scheme.PROTOCOL, entry.getKey()))
                .sorted(mostFirst)
                .limit(MOST_OTHERS);
        return Stream.concat(spoken, others)
                .map(entry -> new Link(
                        messages.text(
                                BUNDLE, "throughOne", terms.name(Scheme.PROTOCOL, entry.getKey()), entry.getValue()),
                        entry.getValue() == 0 ? null : search(kind.category(), List.of(entry.getKey()))))
                .toList();
    }

    private static String search(String category, List<String> protocols) {
        return "/search?equipment=" + encoded(category)
                + protocols.stream().map(code -> "&protocol=" + encoded(code)).collect(Collectors.joining());
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
}
