package org.solutionpool.whitelist.programme;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.solutionpool.text.Markdown;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Pager;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.web.StateBadge;

/** The calls for applications, for everybody: what is open, what is announced, what is over. */
@Path("/whitelist/calls")
public class CallsPage {

    @CheckedTemplate(basePath = "programme", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static class Templates {
        static native TemplateInstance calls(
                List<CallLine> open, List<CallLine> announced, List<CallLine> past, Pager pager);

        static native TemplateInstance call(CallView call);
    }

    /** A call in a list. */
    public record CallLine(
            String url, String title, String issuer, String subject, String window, String note, StateBadge state) {}

    /** A call as its page shows it. */
    public record CallView(
            long id,
            String title,
            String issuer,
            String subject,
            StateBadge state,
            String window,
            String note,
            @Nullable String conclusion,
            boolean open,
            boolean announced,
            RawString text,
            List<String> stages,
            List<String> quotas,
            int passMark,
            int reviewers,
            int publicityDays,
            int validityMonths,
            List<CriterionView> mandatory,
            List<CriterionView> scored,
            List<String> documents) {}

    private static final int PAGE = 20;
    private static final int SHOWN_OPEN = 200;
    private static final String BUNDLE = "programme";
    private static final String ALL =
            "from Batch b join fetch b.programme p where b.historical = false and p.state <> ?1 and ";
    private static final String OVER = "(b.state <> ?2 or b.closesOn < ?3)";

    @Inject
    QuotaChoices quotas;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    @GET
    @Transactional
    public TemplateInstance calls(@RestQuery @Nullable String page) {
        LocalDate today = WorkingDays.today();
        List<Batch> running = Batch.<Batch>find(
                        ALL + "b.state = ?2 and b.closesOn >= ?3 order by b.closesOn, b.id",
                        Programme.State.DRAFT,
                        BatchState.INTAKE,
                        today)
                .page(0, SHOWN_OPEN)
                .list();
        long over = Batch.count(
                "historical = false and programme.state <> ?1 and (state <> ?2 or closesOn < ?3)",
                Programme.State.DRAFT,
                BatchState.INTAKE,
                today);
        int pages = Pager.pages(over, PAGE);
        Integer number = page == null ? Integer.valueOf(1) : TypedValues.wholeNumber(page, 1, pages);
        if (number == null) {
            throw new NotFoundException();
        }
        List<Batch> past = Batch.<Batch>find(
                        ALL + OVER + " order by b.closesOn desc, b.id desc",
                        Programme.State.DRAFT,
                        BatchState.INTAKE,
                        today)
                .page(number - 1, PAGE)
                .list();
        return Templates.calls(
                running.stream()
                        .filter(batch -> !announced(batch, today))
                        .map(this::line)
                        .toList(),
                running.stream()
                        .filter(batch -> announced(batch, today))
                        .map(this::line)
                        .toList(),
                past.stream().map(this::line).toList(),
                Pager.of(number, pages, other -> "/whitelist/calls?page=" + other));
    }

    @GET
    @Path("{id: \\d{1,18}}")
    @Transactional
    public TemplateInstance call(@RestPath long id) {
        Batch batch = Batch.<Batch>find(
                        "from Batch b join fetch b.programme p join fetch b.criteriaSet where b.id = ?1 and p.state <> ?2",
                        id,
                        Programme.State.DRAFT)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
        Language reader = language.get();
        Programme programme = batch.programme;
        List<Criterion> criteria = batch.criteria().criteria();
        List<CriterionView> views =
                criteria.stream().map(one -> CriterionView.of(one, reader)).toList();
        return Templates.call(new CallView(
                id,
                batch.name(reader),
                programme.issuer(reader),
                messages.text(BUNDLE, "subject." + programme.subject),
                ProgrammeBadges.of(batch.state, reader),
                window(batch),
                note(batch),
                batch.conclusion,
                batch.takesApplications(Instant.now()),
                announced(batch, WorkingDays.today()),
                Markdown.html(programme.call(reader)),
                stages(programme),
                programme.quotas.stream().map(this::quota).toList(),
                batch.criteria().passMark,
                programme.reviewers,
                programme.publicityDays,
                programme.validityMonths,
                views.stream().filter(CriterionView::mandatory).toList(),
                views.stream().filter(one -> !one.mandatory()).toList(),
                views.stream()
                        .flatMap(one -> one.evidenceKinds().stream())
                        .distinct()
                        .toList()));
    }

    private CallLine line(Batch batch) {
        Language reader = language.get();
        return new CallLine(
                "/whitelist/calls/" + batch.id,
                batch.name(reader),
                batch.programme.issuer(reader),
                messages.text(BUNDLE, "subject." + batch.programme.subject),
                window(batch),
                note(batch),
                ProgrammeBadges.of(batch.state, reader));
    }

    /** How long there is still time, or when it begins; empty for what is over. */
    private String note(Batch batch) {
        LocalDate today = WorkingDays.today();
        if (announced(batch, today)) {
            return messages.text(BUNDLE, "opensIn", ReadableDay.of(batch.opensOn, language.get()));
        }
        return batch.takesApplications(Instant.now())
                ? messages.text(
                        BUNDLE, "daysLeft", ChronoUnit.DAYS.between(today, Objects.requireNonNull(batch.closesOn)))
                : "";
    }

    private String window(Batch batch) {
        return messages.text(
                BUNDLE,
                "window",
                ReadableDay.of(batch.opensOn, language.get()),
                ReadableDay.of(batch.closesOn, language.get()));
    }

    private List<String> stages(Programme programme) {
        return Stream.of(
                        "way.apply",
                        programme.recommendation ? "way.recommendation" : "",
                        "way.formalCheck",
                        "way.scoring",
                        programme.siteCheck ? "way.siteCheck" : "",
                        programme.oralDefence ? "way.oralDefence" : "",
                        "way.publicity",
                        "way.listing")
                .filter(key -> !key.isEmpty())
                .map(key -> messages.text(BUNDLE, key))
                .toList();
    }

    private String quota(Quota quota) {
        Integer max = quota.max();
        return max == null
                ? messages.text(BUNDLE, "quotaFrom", quotas.name(quota), quota.min())
                : messages.text(BUNDLE, "quotaFromTo", quotas.name(quota), quota.min(), max);
    }

    private static boolean announced(Batch batch, LocalDate today) {
        return batch.state == BatchState.INTAKE
                && Objects.requireNonNull(batch.opensOn).isAfter(today);
    }
}
