package org.solutionpool.whitelist.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;
import org.solutionpool.web.ReadableTime;
import org.solutionpool.web.RequestLanguage;
import org.solutionpool.whitelist.programme.ProgrammeView.BatchLine;
import org.solutionpool.whitelist.programme.ProgrammeView.Fact;
import org.solutionpool.whitelist.programme.ProgrammeView.SetLine;

/** Makes views of programmes, for their page and for every form on it that is drawn again. */
@ApplicationScoped
public class ProgrammeViews {

    private static final String BUNDLE = "programme";

    @Inject
    QuotaChoices quotas;

    @Inject
    Messages messages;

    @Inject
    RequestLanguage language;

    /**
     * The programme as it stands now.
     *
     * @throws NotFoundException if there is none
     */
    @Transactional
    public ProgrammeView of(long id) {
        Programme programme = Programme.<Programme>findByIdOptional(id).orElseThrow(NotFoundException::new);
        Language reader = language.get();
        List<CriteriaSet> sets = CriteriaSet.<CriteriaSet>find("programme = ?1 order by number desc", programme)
                .page(0, 50)
                .list();
        List<Batch> batches = Batch.<Batch>find(
                        "from Batch b left join fetch b.criteriaSet where b.programme = ?1 order by b.number desc",
                        programme)
                .page(0, 100)
                .list();
        return new ProgrammeView(
                id,
                programme.code,
                programme.name(reader),
                messages.text(BUNDLE, "subject." + programme.subject),
                ProgrammeBadges.of(programme.state, reader),
                programme.state == Programme.State.DRAFT,
                programme.state == Programme.State.ACTIVE,
                facts(programme),
                programme.quotas.stream().map(this::quota).toList(),
                sets.stream().map(set -> line(set, reader)).toList(),
                sets.stream()
                        .limit(2)
                        .map(set -> new Option(
                                String.valueOf(set.id), messages.text(BUNDLE, "criteriaVersion", set.number)))
                        .toList(),
                batches.stream().map(batch -> line(batch, reader)).toList());
    }

    private List<Fact> facts(Programme programme) {
        Language reader = language.get();
        return List.of(
                new Fact(messages.text(BUNDLE, "field.issuer"), programme.issuer(reader)),
                new Fact(messages.text(BUNDLE, "stages"), stages(programme)),
                new Fact(messages.text(BUNDLE, "field.reviewers"), String.valueOf(programme.reviewers)),
                new Fact(messages.text(BUNDLE, "field.spreadLimit"), String.valueOf(programme.spreadLimit)),
                new Fact(messages.text(BUNDLE, "field.publicityDays"), String.valueOf(programme.publicityDays)),
                new Fact(messages.text(BUNDLE, "field.completionDays"), String.valueOf(programme.completionDays)),
                new Fact(messages.text(BUNDLE, "field.appealDays"), String.valueOf(programme.appealDays)),
                new Fact(messages.text(BUNDLE, "field.validityMonths"), String.valueOf(programme.validityMonths)),
                new Fact(
                        messages.text(BUNDLE, "field.evidenceGraceDays"), String.valueOf(programme.evidenceGraceDays)));
    }

    private String stages(Programme programme) {
        List<String> used = Stream.of(
                        programme.recommendation ? "field.recommendation" : "",
                        programme.siteCheck ? "field.siteCheck" : "",
                        programme.oralDefence ? "field.oralDefence" : "")
                .filter(key -> !key.isEmpty())
                .map(key -> messages.text(BUNDLE, key))
                .toList();
        return used.isEmpty() ? messages.text(BUNDLE, "stagesNone") : String.join(" · ", used);
    }

    private String quota(Quota quota) {
        Integer max = quota.max();
        return max == null
                ? messages.text(BUNDLE, "quotaFrom", quotas.name(quota), quota.min())
                : messages.text(BUNDLE, "quotaFromTo", quotas.name(quota), quota.min(), max);
    }

    private SetLine line(CriteriaSet set, Language reader) {
        // Only a draft can have problems: what is frozen passed the same rules.
        long problems = set.state == CriteriaSet.State.FROZEN
                ? 0
                : CriteriaRules.problems(set.passMark, set.criteria()).size();
        return new SetLine(
                set.id,
                set.number,
                ProgrammeBadges.of(set.state, reader),
                ReadableTime.day(Objects.requireNonNullElse(set.frozenAt, set.createdAt), reader),
                problems);
    }

    private BatchLine line(Batch batch, Language reader) {
        boolean intakeOpen = batch.state == BatchState.INTAKE;
        String next = intakeOpen && !batch.takesApplications(Instant.now()) ? "INTAKE_WAITING" : batch.state.name();
        return new BatchLine(
                batch.id,
                batch.ordinal(reader),
                ProgrammeBadges.of(batch.state, reader),
                batch.historical
                        ? ""
                        : messages.text(
                                BUNDLE,
                                "window",
                                ReadableDay.of(batch.opensOn, reader),
                                ReadableDay.of(batch.closesOn, reader)),
                batch.criteriaSet == null ? 0 : batch.criteriaSet.number,
                batch.historical ? messages.text(BUNDLE, "next.HISTORICAL") : messages.text(BUNDLE, "next." + next),
                intakeOpen,
                BatchState.TRANSITIONS.allows(batch.state, BatchState.CANCELLED),
                BatchState.TRANSITIONS.allows(batch.state, BatchState.CLOSED),
                batch.historical,
                batch.closesOn == null ? "" : batch.closesOn.toString());
    }
}
