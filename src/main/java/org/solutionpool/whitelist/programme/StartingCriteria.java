package org.solutionpool.whitelist.programme;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.solutionpool.whitelist.programme.Criterion.Kind;
import org.solutionpool.whitelist.programme.Criterion.Level;

/**
 * A criteria set to begin with, one for providers and one for solutions, so that nobody starts from an empty page. What
 * they ask for is what public calls ask for: three years as an independent legal person, credit standing, no serious
 * accident (Shandong 2023, Shenzhen 2024, the national open challenge of 2023); basic situation, capability, results and
 * concessions scored (Shenzhen 2024), technical capability, industry experience, service results (Xinxiang 2025);
 * contracts with invoices and payment, lists of connected equipment and screenshots as evidence (Chengdu 2022).
 */
@ApplicationScoped
public class StartingCriteria {

    record Proposed(int passMark, List<ProposedCriterion> criteria) {}

    record ProposedCriterion(
            Kind kind,
            String nameZh,
            String nameEn,
            String guidanceZh,
            String guidanceEn,
            int weight,
            int passMark,
            boolean evidenceRequired,
            @Nullable List<EvidenceKind> evidenceKinds,
            @Nullable List<Level> levels) {}

    @Inject
    ObjectMapper json;

    /** Fills an empty set, which is saved already. */
    public void fill(CriteriaSet set) {
        String file = "whitelist/criteria-" + set.programme.subject.name().toLowerCase(Locale.ROOT) + ".json";
        Proposed proposed;
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            proposed = json.readValue(Objects.requireNonNull(in), Proposed.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set.passMark = proposed.passMark();
        int position = 0;
        for (ProposedCriterion one : proposed.criteria()) {
            position++;
            Criterion criterion = new Criterion();
            criterion.criteriaSet = set;
            criterion.position = position;
            criterion.kind = one.kind();
            criterion.nameZh = one.nameZh();
            criterion.nameEn = one.nameEn();
            criterion.guidanceZh = one.guidanceZh();
            criterion.guidanceEn = one.guidanceEn();
            criterion.weight = one.weight();
            criterion.passMark = one.passMark();
            criterion.evidenceRequired = one.evidenceRequired();
            criterion.evidenceKinds = one.evidenceKinds() == null
                    ? new String[0]
                    : one.evidenceKinds().stream().map(Enum::name).toArray(String[]::new);
            criterion.levels = one.levels() == null ? List.of() : one.levels();
            criterion.persist();
        }
    }
}
