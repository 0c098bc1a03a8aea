package org.solutionpool.whitelist.application;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.solutionpool.attachment.CheckedFile;
import org.solutionpool.attachment.UploadRefusedException;
import org.solutionpool.attachment.Uploads;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;
import org.solutionpool.whitelist.programme.Criterion;
import org.solutionpool.whitelist.programme.EvidenceKind;
import org.solutionpool.whitelist.programme.TypedValues;

/**
 * The form of an application as it was typed: answers, and for each criterion at most one new piece of evidence.
 *
 * @param files the uploaded files by field; empty for a form that was not sent
 */
record TypedApplication(MultivaluedMap<String, String> fields, Map<String, List<FileUpload>> files) {

    static final int LONGEST_STATEMENT = 2000;
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_LINK = 1000;

    /** A new piece of evidence that passed every check. */
    record NewEvidence(
            EvidenceKind kind,
            String title,
            @Nullable CheckedFile file,
            @Nullable String link,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn) {}

    String value(String name) {
        return Objects.requireNonNullElse(fields.getFirst(name), "");
    }

    /** The version of the application that the form was drawn from; -1 for none. */
    long version() {
        String version = value("version");
        return version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** Whether a condition is said to be met; null where nothing is said. */
    @Nullable Boolean met(Criterion criterion) {
        return switch (value(FieldNames.of(criterion.id).met())) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    @Nullable Integer selfScore(Criterion criterion) {
        return TypedValues.wholeNumber(value(FieldNames.of(criterion.id).score()), 0, criterion.weight);
    }

    String statement(Criterion criterion) {
        return Objects.requireNonNullElse(
                Typed.text(value(FieldNames.of(criterion.id).statement())), "");
    }

    /** Says what is wrong with the answer to one criterion; nothing has to be complete yet. */
    void checkAnswer(Criterion criterion, FormErrors errors, Language reader) {
        FieldNames names = FieldNames.of(criterion.id);
        if (!criterion.isMandatory() && Typed.line(value(names.score())) != null && selfScore(criterion) == null) {
            errors.add(names.score(), text(reader, "scoreWrong", criterion.weight));
        }
        int length = Typed.length(statement(criterion));
        if (length > LONGEST_STATEMENT) {
            errors.add(names.statement(), text(reader, "statementLong", length, LONGEST_STATEMENT));
        }
    }

    /** Whether anything was typed or chosen for a new piece of evidence. */
    boolean hasNewEvidence(Criterion criterion) {
        FieldNames names = FieldNames.of(criterion.id);
        return List.of(names.title(), names.link(), names.issuedOn(), names.expiresOn()).stream()
                        .anyMatch(name -> Typed.line(value(name)) != null)
                || !chosen(names).isEmpty();
    }

    /**
     * The new piece of evidence of a criterion; empty if there is none or something is wrong with it.
     *
     * @param filesThere how many files the application has already
     * @param today evidence must not have expired before this day
     */
    Optional<NewEvidence> newEvidence(
            Criterion criterion, Uploads uploads, int filesThere, LocalDate today, FormErrors errors, Language reader) {
        if (!hasNewEvidence(criterion)) {
            return Optional.empty();
        }
        FieldNames names = FieldNames.of(criterion.id);
        int before = errors.all().size();
        EvidenceKind kind = Arrays.stream(EvidenceKind.values())
                .filter(one -> one.name().equals(value(names.kind())))
                .findFirst()
                .orElse(null);
        if (kind == null) {
            errors.add(names.kind(), text(reader, "kindMissing"));
        }
        String title = Typed.line(value(names.title()));
        if (Typed.length(title) > LONGEST_TITLE) {
            errors.add(names.title(), text(reader, "titleLong", LONGEST_TITLE));
        }
        LocalDate issuedOn = day(names.issuedOn(), errors, reader);
        LocalDate expiresOn = day(names.expiresOn(), errors, reader);
        if (issuedOn != null && issuedOn.isAfter(today)) {
            errors.add(names.issuedOn(), text(reader, "issuedLater"));
        }
        if (issuedOn != null && expiresOn != null && !expiresOn.isAfter(issuedOn)) {
            errors.add(names.expiresOn(), text(reader, "expiryOrder"));
        } else if (expiresOn != null && expiresOn.isBefore(today)) {
            errors.add(names.expiresOn(), text(reader, "expiredAlready"));
        }
        String link = link(names, errors, reader);
        CheckedFile file = file(names, uploads, filesThere, errors, reader);
        if (errors.all().size() == before && file == null && link == null) {
            errors.add(names.file(), text(reader, "sourceMissing"));
        }
        if (errors.all().size() == before && file != null && link != null) {
            errors.add(names.link(), text(reader, "sourceBoth"));
        }
        if (errors.all().size() != before || kind == null) {
            return Optional.empty();
        }
        String named = title != null ? title : file != null ? file.name() : Objects.requireNonNull(link);
        String shortened = Typed.length(named) > LONGEST_TITLE
                ? named.substring(0, named.offsetByCodePoints(0, LONGEST_TITLE))
                : named;
        return Optional.of(new NewEvidence(kind, shortened, file, link, issuedOn, expiresOn));
    }

    private @Nullable String link(FieldNames names, FormErrors errors, Language reader) {
        String link = Typed.line(value(names.link()));
        if (link == null) {
            return null;
        }
        try {
            URI uri = new URI(link);
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || link.length() > LONGEST_LINK) {
                errors.add(names.link(), text(reader, "linkWrong", LONGEST_LINK));
            }
        } catch (URISyntaxException e) {
            errors.add(names.link(), text(reader, "linkWrong", LONGEST_LINK));
        }
        return link;
    }

    private @Nullable CheckedFile file(
            FieldNames names, Uploads uploads, int filesThere, FormErrors errors, Language reader) {
        try {
            return uploads.check(chosen(names), filesThere).stream().findFirst().orElse(null);
        } catch (UploadRefusedException e) {
            errors.add(names.file(), e.text(reader));
            return null;
        }
    }

    private List<FileUpload> chosen(FieldNames names) {
        return files.getOrDefault(names.file(), List.of()).stream()
                .filter(upload ->
                        upload.fileName() != null && !upload.fileName().isBlank())
                .limit(1)
                .toList();
    }

    private @Nullable LocalDate day(String field, FormErrors errors, Language reader) {
        LocalDate day = TypedValues.day(value(field));
        if (day == null && Typed.line(value(field)) != null) {
            errors.add(field, text(reader, "dayWrong"));
        }
        return day;
    }

    private static String text(Language reader, String key, Object... arguments) {
        return Messages.text(reader, "application", key, arguments);
    }
}
