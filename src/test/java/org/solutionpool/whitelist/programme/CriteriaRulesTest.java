package org.solutionpool.whitelist.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.whitelist.programme.Criterion.Kind;
import org.solutionpool.whitelist.programme.Criterion.Level;

class CriteriaRulesTest {

    private static final List<Level> LEVELS = List.of(new Level(30, "好", "Good"), new Level(0, "差", "Poor"));

    @Test
    void criteriaThatTotalOneHundredAndSpeakBothLanguagesAreComplete() {
        assertThat(CriteriaRules.problems(60, List.of(mandatory("法人"), scored("能力", 60, 0), scored("成效", 40, 20))))
                .isEmpty();
    }

    @Test
    void weightsThatDoNotTotalOneHundredSayWhatTheirSumIs() {
        List<CriteriaRules.Problem> problems =
                CriteriaRules.problems(60, List.of(scored("能力", 60, 0), scored("成效", 45, 0)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("problem.weights");
            assertThat(problem.arguments()).containsExactly(105, 100);
        });
    }

    @Test
    void conditionsAloneAreNotEnough() {
        assertThat(keys(60, mandatory("法人"))).containsExactly("problem.noScored");
    }

    @Test
    void aPassMarkAboveTheMaximumIsRefused() {
        assertThat(keys(101, scored("能力", 100, 0))).containsExactly("problem.passMark");
        assertThat(keys(60, scored("能力", 100, 101))).containsExactly("problem.criterionPassMark");
    }

    @Test
    void levelsStartAtZeroAndLieWithinTheWeight() {
        Criterion criterion = scored("能力", 100, 0);
        criterion.levels = List.of(new Level(120, "好", "Good"), new Level(10, "差", "Poor"));

        assertThat(keys(60, criterion)).containsExactly("problem.levelsStart", "problem.levelsWithin");
    }

    @Test
    void everyLevelNeedsWordsInBothLanguagesAndAStartOfItsOwn() {
        Criterion criterion = scored("能力", 100, 0);
        criterion.levels = List.of(new Level(0, "好", ""), new Level(0, "差", "Poor"));

        assertThat(keys(60, criterion)).containsExactly("problem.levelsWording", "problem.levelsTwice");
    }

    @Test
    void aNameInOneLanguageOnlyIsNotEnough() {
        Criterion criterion = scored("能力", 100, 0);
        criterion.nameEn = " ";

        assertThat(keys(60, criterion)).containsExactly("problem.languages");
    }

    private static List<String> keys(int passMark, Criterion... criteria) {
        return CriteriaRules.problems(passMark, List.of(criteria)).stream()
                .map(CriteriaRules.Problem::key)
                .toList();
    }

    private static Criterion mandatory(String name) {
        Criterion criterion = new Criterion();
        criterion.kind = Kind.MANDATORY;
        criterion.nameZh = name;
        criterion.nameEn = "Name";
        criterion.guidanceZh = "说明";
        criterion.guidanceEn = "Guidance";
        return criterion;
    }

    private static Criterion scored(String name, int weight, int passMark) {
        Criterion criterion = mandatory(name);
        criterion.kind = Kind.SCORED;
        criterion.weight = weight;
        criterion.passMark = passMark;
        criterion.levels = LEVELS;
        return criterion;
    }
}
