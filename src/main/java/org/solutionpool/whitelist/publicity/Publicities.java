package org.solutionpool.whitelist.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.solutionpool.account.Person;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.web.LocalizedText;
import org.solutionpool.whitelist.application.Application;
import org.solutionpool.whitelist.application.ApplicationLifecycle;
import org.solutionpool.whitelist.application.ApplicationState;
import org.solutionpool.whitelist.application.Bar;
import org.solutionpool.whitelist.assessment.BatchResults;
import org.solutionpool.whitelist.assessment.Ranking;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.countersignature.Countersignatures;
import org.solutionpool.whitelist.programme.Batch;
import org.solutionpool.whitelist.programme.BatchState;
import org.solutionpool.whitelist.programme.WorkingDays;
import org.solutionpool.whitelist.register.EntryLifecycle;

/**
 * Starts a publicity period, gives it up, asks for the publication of its list and publishes it. Each step takes the row
 * of the period first, as raising and deciding objections do, so that none can pass another unseen.
 */
@ApplicationScoped
@Transactional
public class Publicities {

    /** The type of a publicity period in the record. */
    public static final String SUBJECT = "publicity";

    static final int LONGEST_DAYS = 60;

    /** How many names a refusal lists. */
    private static final int MOST_NAMES = 5;

    @Inject
    ApplicationLifecycle lifecycle;

    @Inject
    EntryLifecycle entries;

    @Inject
    BatchResults results;

    @Inject
    Countersignatures countersignatures;

    @Inject
    WorkingDays workingDays;

    @Inject
    Audit audit;

    /**
     * Starts a period with a proposed list. Its first day is the first working day after today: what is done today
     * begins to count tomorrow.
     *
     * @param chosen ids of scored applications that passed
     * @param days working days, 1 to {@value #LONGEST_DAYS}
     * @throws PublicityRefusedException if nothing is chosen, if something chosen did not pass, belongs elsewhere or may
     *     not be listed any more, or if applications of the batch are not assessed yet
     */
    public Publicity start(
            long batchId, List<Long> chosen, int days, String textZh, String textEn, Person by, LocalDate today) {
        Batch batch = Batch.<Batch>findByIdOptional(batchId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        if (batch.historical || batch.state != BatchState.ASSESSMENT && batch.state != BatchState.PUBLISHED) {
            throw new IllegalTransitionException("programme", batch.state, BatchState.PUBLICITY);
        }
        if (chosen.isEmpty()) {
            throw new PublicityRefusedException("nothingChosen");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw new PublicityRefusedException("daysWrong", LONGEST_DAYS);
        }
        if (batch.state == BatchState.ASSESSMENT) {
            long unfinished = Application.count("batch = ?1 and state in ?2", batch, BatchResults.UNFINISHED);
            if (unfinished > 0) {
                throw new PublicityRefusedException("unfinished", unfinished);
            }
        }
        requireProposable(batchId, chosen);
        Publicity publicity = new Publicity();
        publicity.batch = batch;
        publicity.number = (int) Publicity.count("batch", batch) + 1;
        publicity.state = Publicity.State.RUNNING;
        publicity.days = days;
        publicity.startsOn = today;
        publicity.endsOn = workingDays.after(today, days);
        publicity.textZh = textZh;
        publicity.textEn = textEn;
        publicity.startedBy = Person.findById(by.id);
        publicity.startedAt = Instant.now();
        publicity.persist();
        for (Long id : chosen.stream().sorted().toList()) {
            Application application = locked(id);
            requireEligible(application, today);
            lifecycle.propose(application, publicity.id);
        }
        move(batch, BatchState.PUBLICITY);
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("batch", batchId);
        after.put("applications", chosen.size());
        after.put("startsOn", publicity.startsOn.toString());
        after.put("endsOn", publicity.endsOn.toString());
        audit.record("publicity.start", SUBJECT, publicity.id, null, after, null);
        return publicity;
    }

    /**
     * Gives a period up: its applications are scored ones again, and the applicants are told.
     *
     * @throws PublicityRefusedException while its publication is asked for, and while an objection is undecided: each is
     *     to be read and answered
     */
    public void cancel(long id, String reason) {
        Publicity publicity = running(id);
        Countersignature asked = Countersignature.open(Kind.PUBLISH_LIST, id);
        if (asked != null) {
            throw new PublicityRefusedException("publicationAsked");
        }
        long undecided = Objection.undecided(publicity);
        if (undecided > 0) {
            throw new PublicityRefusedException("undecidedCancel", undecided);
        }
        List<Application> applications = publicity.applications();
        for (Application application : applications) {
            lifecycle.takeOffList(locked(application.id), reason);
            ApplicationLifecycle.tellApplicant(application, "publicity.cancelled", reason);
        }
        publicity.state = Publicity.State.CANCELLED;
        publicity.cancelReason = reason;
        // A supplement that is given up leaves its batch as published as it was.
        boolean published = publicity.batch.publishedOn != null;
        move(publicity.batch, published ? BatchState.PUBLISHED : BatchState.ASSESSMENT);
        audit.record("publicity.cancel", SUBJECT, id, null, Map.of("state", "CANCELLED"), reason);
    }

    /** What is going to be published, as the second admin agrees to it. */
    public record ListText(String documentNumber, LocalDate publishedOn, String zh, String en) {

        Map<String, Object> request() {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("documentNumber", documentNumber);
            request.put("publishedOn", publishedOn.toString());
            request.put("listZh", zh);
            request.put("listEn", en);
            return request;
        }

        static ListText of(Map<String, Object> request) {
            return new ListText(
                    text(request, "documentNumber"),
                    LocalDate.parse(text(request, "publishedOn")),
                    text(request, "listZh"),
                    text(request, "listEn"));
        }

        private static String text(Map<String, Object> request, String key) {
            return String.valueOf(Objects.requireNonNull(request.get(key), key));
        }
    }

    /**
     * Asks a second admin to agree to the publication.
     *
     * @throws PublicityRefusedException if the period is not over, an objection is undecided, the date does not fit,
     *     the list is empty, something on it may not be listed any more, or other scored applications have been neither
     *     proposed nor refused
     */
    public Countersignature askForPublication(long id, ListText text, Person by, Instant now) {
        Publicity publicity = running(id);
        requirePublishable(publicity, text.publishedOn(), now);
        List<Application> leftOver = leftOver(publicity.batch);
        if (!leftOver.isEmpty()) {
            throw new PublicityRefusedException(
                    "leftOver", leftOver.size(), LocalizedText.of(language -> names(leftOver, language)));
        }
        Map<String, Object> request = text.request();
        List<Application> applications = publicity.applications();
        request.put(
                "applications",
                applications.stream().map(application -> application.id).toList());
        request.put("list", applications.stream().map(Publicities::named).toList());
        return countersignatures.ask(Kind.PUBLISH_LIST, id, request, text.documentNumber(), by);
    }

    /**
     * Publishes the list, once a second admin has agreed. Everything is checked again: an objection of the last hour
     * could have been withdrawn, decided or raised since.
     *
     * @throws PublicityRefusedException as when it was asked for, but for what else was scored
     */
    void publish(long id, Map<String, Object> request, Instant now) {
        Publicity publicity = running(id);
        ListText text = ListText.of(request);
        requirePublishable(publicity, text.publishedOn(), now);
        List<Application> applications = publicity.applications();
        if (!applications.stream().map(application -> application.id).toList().equals(ids(request))) {
            throw new PublicityRefusedException("listChanged");
        }
        for (Application application : applications) {
            Application taken = locked(application.id);
            lifecycle.list(taken);
            entries.list(taken, text.publishedOn(), text.documentNumber());
        }
        publicity.state = Publicity.State.PUBLISHED;
        publicity.publishedAt = now;
        publicity.documentNumber = text.documentNumber();
        publicity.publishedOn = text.publishedOn();
        publicity.listZh = text.zh();
        publicity.listEn = text.en();
        Batch batch = publicity.batch;
        if (batch.publishedOn == null) {
            batch.documentNumber = text.documentNumber();
            batch.publishedOn = text.publishedOn();
            batch.listZh = text.zh();
            batch.listEn = text.en();
        }
        move(batch, BatchState.PUBLISHED);
        audit.record(
                "publicity.publish",
                SUBJECT,
                id,
                null,
                Map.of(
                        "documentNumber", text.documentNumber(),
                        "publishedOn", text.publishedOn().toString(),
                        "entries", applications.size()),
                null);
    }

    /** Why a list cannot be published at a moment; nothing if it can. */
    private static void requirePublishable(Publicity publicity, LocalDate publishedOn, Instant now) {
        if (!publicity.isOver(now)) {
            throw new PublicityRefusedException("notOver", publicity.endsOn);
        }
        long undecided = Objection.undecided(publicity);
        if (undecided > 0) {
            throw new PublicityRefusedException("undecided", undecided);
        }
        if (!publishedOn.isAfter(publicity.endsOn)) {
            throw new PublicityRefusedException("dateEarly", publicity.endsOn);
        }
        LocalDate today = WorkingDays.dayOf(now);
        if (publishedOn.isAfter(today)) {
            throw new PublicityRefusedException("dateAhead", publishedOn);
        }
        List<Application> applications = publicity.applications();
        if (applications.isEmpty()) {
            throw new PublicityRefusedException("emptyList");
        }
        applications.forEach(application -> requireEligible(application, today));
    }

    /** Much can happen between handing in and the list: whom it names has to be one who could still apply. */
    private static void requireEligible(Application application, LocalDate day) {
        Bar bar = Bar.against(application.organization.creditCode, day);
        if (bar != null) {
            throw new PublicityRefusedException("barred", LocalizedText.of(application::subjectName), bar.until);
        }
        if (!application.organization.provider) {
            throw new PublicityRefusedException("noProvider", LocalizedText.of(application::subjectName));
        }
        if (application.solution != null && !application.solution.isPublic()) {
            throw new PublicityRefusedException("solutionNotPublic", LocalizedText.of(application::subjectName));
        }
    }

    /**
     * The scored applications of a batch that are on no list and were not refused. What an appeal admitted is none of
     * them: it waits for the next list.
     */
    static List<Application> leftOver(Batch batch) {
        return Application.list(
                "from Application a join fetch a.organization left join fetch a.solution"
                        + " where a.batch = ?1 and a.state = ?2 and not a.admittedByAppeal order by a.id",
                batch,
                ApplicationState.SCORED);
    }

    private static String names(List<Application> applications, Language language) {
        String names = applications.stream()
                .limit(MOST_NAMES)
                .map(application -> application.subjectName(language))
                .collect(Collectors.joining(language == Language.EN ? ", " : "、"));
        return applications.size() > MOST_NAMES ? names + " …" : names;
    }

    private void requireProposable(long batchId, List<Long> chosen) {
        Map<Long, Ranking.Place> places = new LinkedHashMap<>();
        results.of(batchId)
                .ranking()
                .places()
                .forEach(place -> places.put(place.candidate().id(), place));
        for (Long id : chosen) {
            Ranking.Place place = places.get(id);
            if (place == null || place.suggestion() == Ranking.Suggestion.ON_LIST) {
                throw new PublicityRefusedException("notScored");
            }
            if (place.suggestion() != Ranking.Suggestion.PROPOSE
                    && place.suggestion() != Ranking.Suggestion.OVER_QUOTA) {
                throw new PublicityRefusedException("notPassed");
            }
        }
    }

    /** As the list is published: in Chinese, the solution before its provider. */
    private static String named(Application application) {
        String subject = application.subjectName(Language.ZH);
        return application.solution == null ? subject : subject + " · " + application.organization.name(Language.ZH);
    }

    private static List<Long> ids(Map<String, Object> request) {
        return request.get("applications") instanceof List<?> ids
                ? ids.stream().map(id -> ((Number) id).longValue()).toList()
                : List.of();
    }

    private static Publicity running(long id) {
        Publicity publicity = taken(id);
        if (publicity.state != Publicity.State.RUNNING) {
            throw new PublicityRefusedException("notRunning");
        }
        return publicity;
    }

    /** Takes a period's row until the end of the transaction. */
    static Publicity taken(long id) {
        return Publicity.<Publicity>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
    }

    private static Application locked(long id) {
        Application application = Application.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (application == null) {
            throw new NotFoundException();
        }
        return application;
    }

    private void move(Batch batch, BatchState to) {
        BatchState from = batch.state;
        batch.state = BatchState.TRANSITIONS.apply(from, to);
        audit.record("batch.move", "batch", batch.id, Map.of("state", from.name()), Map.of("state", to.name()), null);
    }

    /** Whether an application could still be listed. */
    static boolean isProposed(Application application, Publicity publicity) {
        return application.state == ApplicationState.PROPOSED && publicity.id.equals(application.publicityId);
    }
}
