package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.solutionpool.taxonomy.ReferenceTerms;
import org.solutionpool.taxonomy.TermFinder;

/** With the taxonomy that a release ships. */
class ConceptTest {

    private static final TermFinder NAMES = ReferenceTerms.finder();

    @Test
    void aNameComesWithItsOthersInBothLanguages() {
        assertThat(otherNames("空压机")).contains("空气压缩机", "air compressor").doesNotContain("空压机");
        assertThat(otherNames("Air Compressors")).contains("空压机", "空气压缩机");
    }

    @Test
    void aTraditionalSpellingIsTheSameName() {
        assertThat(otherNames("空壓機")).contains("空气压缩机").doesNotContain("空压机");
    }

    @Test
    void aNameOfSeveralWordsIsOneConcept() {
        assertThat(concepts("air compressor 余热")).containsExactly("air compressor", "余热");
        assertThat(concepts("OPC UA predictive maintenance")).containsExactly("OPC UA", "predictive maintenance");
    }

    @Test
    void aNameInsideARunOfCharactersIsRecognised() {
        assertThat(concepts("车间空压机预测性维护")).containsSubsequence("空压机", "预测性维护");
    }

    @Test
    void aNameOfOneCharacterIsRecognisedAsAWordByItself() {
        assertThat(otherNames("泵")).contains("水泵");
        assertThat(otherNames("泵 油")).contains("水泵");
    }

    @Test
    void aRunIsSplitWhereChineseAndOtherCharactersMeet() {
        assertThat(concepts("CNC数控机床MTConnect")).contains("MTConnect").anyMatch("数控机床"::equals);
        assertThat(concepts("ABC一二三")).containsExactly("ABC", "一二三");
    }

    @Test
    void aQuotedPhraseIsMeantToTheLetter() {
        assertThat(otherNames("\"空压机\"")).isEmpty();
        assertThat(concepts("\"air\" compressor")).containsExactly("air", "compressor");
    }

    @Test
    void aMiswrittenNameIsFoundByItsSound() {
        SoundAlikes sounds = new SoundAlikes(ReferenceTerms.all());
        assertThat(sounds.of("空压鸡")).hasValue("空压机");
        assertThat(sounds.of("空压机")).isEmpty();
        assertThat(sounds.of("乌有之物")).isEmpty();
    }

    @Test
    void aNameTypedOnALatinKeyboardIsFoundByItsPinyinOrItsInitials() {
        SoundAlikes sounds = new SoundAlikes(ReferenceTerms.all());
        assertThat(sounds.spelt("kongyaji")).hasValue("空压机");
        assertThat(sounds.spelt("Kong Ya Ji")).hasValue("空压机");
        assertThat(sounds.spelt("yucexingweihu")).hasValue("预测性维护");
        assertThat(sounds.spelt("beng")).as("a name of one character").hasValue("泵");
        assertThat(sounds.spelt("空压机")).isEmpty();
        assertThat(sounds.spelt("compressor")).isEmpty();
        assertThat(sounds.spelt("")).isEmpty();
    }

    private static List<String> concepts(String query) {
        return Concept.of(QueryText.parse(query).wanted(), NAMES).stream()
                .map(concept -> concept.part().text())
                .toList();
    }

    private static Set<String> otherNames(String query) {
        return Concept.of(QueryText.parse(query).wanted(), NAMES).getFirst().otherNames().stream()
                .map(name -> name.codePoints().allMatch(c -> c < 128) ? name.toLowerCase(Locale.ROOT) : name)
                .collect(Collectors.toSet());
    }
}
