package org.solutionpool.whitelist.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.Person;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.FileKind;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.audit.Audit;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.IllegalTransitionException;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.application.TypedApplication.NewEvidence;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.StaleFormException;
import org.solutionpool.whitelist.programme.WorkingDays;

/** What an applicant writes and shows in an application: answers, and evidence for them. */
@ApplicationScoped
@Transactional
public class ApplicationContent {

    @Inject
    Audit audit;

    @Inject
    Uploads uploads;

    /**
     * Saves what was typed: all of it, or nothing if something is wrong.
     *
     * @param removed a piece of evidence to take away; null for none
     * @return what is wrong, a message a field
     * @throws StaleFormException if somebody saved after the form was drawn
     * @throws IllegalTransitionException if it is not the applicant's to write in any more
     */
    FormErrors save(
            long id,
            long organizationId,
            TypedApplication typed,
            @Nullable Long removed,
            Person by,
            Language reader,
            Instant at) {
        Application application = Applications.own(id, organizationId);
        Applications.requireEditable(application);
        if (application.version != typed.version()) {
            throw new StaleFormException();
        }
        FormErrors errors = new FormErrors();
        LocalDate today = WorkingDays.dayOf(at);
        List<Criterion> criteria = application.batch.criteria().criteria();
        List<Evidence> evidence = application.evidence();
        int files = (int) evidence.stream()
                .filter(piece -> piece.attachment != null && !piece.id.equals(removed))
                .count();
        Map<Criterion, NewEvidence> added = new LinkedHashMap<>();
        for (Criterion criterion : criteria) {
            typed.checkAnswer(criterion, errors, reader);
            Optional<NewEvidence> piece = typed.newEvidence(criterion, uploads, files, today, errors, reader);
            if (piece.isPresent()) {
                added.put(criterion, piece.get());
                files += piece.get().file() == null ? 0 : 1;
            }
        }
        if (!errors.isEmpty()) {
            return errors;
        }
        boolean changed = answer(application, criteria, typed);
        changed |= !added.isEmpty();
        added.forEach((criterion, piece) -> keep(application, criterion, piece, by, at));
        Evidence gone = evidence.stream()
                .filter(piece -> piece.id.equals(removed))
                .findFirst()
                .orElse(null);
        if (gone != null) {
            gone.delete();
            changed = true;
        }
        if (changed) {
            Application.getEntityManager().lock(application, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            Map<String, Object> after = new LinkedHashMap<>();
            after.put("added", added.values().stream().map(NewEvidence::title).toList());
            if (gone != null) {
                after.put("removed", gone.title);
            }
            audit.record("application.save", ApplicationLifecycle.SUBJECT, id, null, after, null);
        }
        return errors;
    }

    private static boolean answer(Application application, List<Criterion> criteria, TypedApplication typed) {
        Map<Long, Answer> known = new HashMap<>();
        application.answers().forEach(answer -> known.put(answer.criterion.id, answer));
        boolean changed = false;
        for (Criterion criterion : criteria) {
            Boolean met = criterion.isMandatory() ? typed.met(criterion) : null;
            Integer score = criterion.isMandatory() ? null : typed.selfScore(criterion);
            String statement = typed.statement(criterion);
            Answer answer = known.get(criterion.id);
            if (answer == null) {
                if (met == null && score == null && statement.isEmpty()) {
                    continue;
                }
                answer = new Answer();
                answer.application = application;
                answer.criterion = criterion;
                answer.persist();
            } else if (Objects.equals(answer.met, met)
                    && Objects.equals(answer.selfScore, score)
                    && answer.statement.equals(statement)) {
                continue;
            }
            answer.met = met;
            answer.selfScore = score;
            answer.statement = statement;
            changed = true;
        }
        return changed;
    }

    private void keep(Application application, Criterion criterion, NewEvidence piece, Person by, Instant at) {
        Evidence kept = new Evidence();
        kept.application = application;
        kept.criterion = criterion;
        kept.kind = piece.kind();
        kept.title = piece.title();
        CheckedFile file = piece.file();
        if (file != null) {
            kept.attachment =
                    uploads.keep(file, Attachment.Purpose.WHITELIST, application.id, application.organization.id, by);
        }
        kept.link = piece.link();
        kept.issuedOn = piece.issuedOn();
        kept.expiresOn = piece.expiresOn();
        kept.addedBy = Person.findById(by.id);
        kept.addedAt = at;
        kept.persist();
    }

    /** Answers and evidence go along where the new criteria have a criterion of the same kind and name. */
    void copy(Application from, Application to, Person by, LocalDate today) {
        Map<String, Criterion> wanted = new HashMap<>();
        to.batch.criteria().criteria().forEach(criterion -> wanted.put(key(criterion), criterion));
        for (Answer answer : from.answers()) {
            Criterion criterion = wanted.get(key(answer.criterion));
            if (criterion != null) {
                Answer copied = new Answer();
                copied.application = to;
                copied.criterion = criterion;
                copied.met = answer.met;
                copied.selfScore =
                        answer.selfScore == null || answer.selfScore > criterion.weight ? null : answer.selfScore;
                copied.statement = answer.statement;
                copied.persist();
            }
        }
        List<Evidence> pieces = new ArrayList<>(from.evidence());
        List<Long> replaced = pieces.stream().map(piece -> piece.replacesId).toList();
        pieces.removeIf(piece -> Gaps.expired(piece, today) || replaced.contains(piece.id));
        for (Evidence piece : pieces) {
            Criterion criterion = wanted.get(key(piece.criterion));
            if (criterion != null) {
                keep(
                        to,
                        criterion,
                        new NewEvidence(
                                piece.kind, piece.title, file(piece), piece.link, piece.issuedOn, piece.expiresOn),
                        by,
                        to.createdAt);
            }
        }
    }

    /** The file once more: who may read a file follows from the application it belongs to. */
    private static @Nullable CheckedFile file(Evidence piece) {
        Attachment file = piece.attachment;
        return file == null
                ? null
                : new CheckedFile(
                        file.fileName, FileKind.ofMediaType(file.mediaType).orElseThrow(), file.data, file.sha256);
    }

    private static String key(Criterion criterion) {
        return criterion.kind + " " + criterion.nameZh;
    }
}
