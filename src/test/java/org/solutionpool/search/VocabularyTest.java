package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.solutionpool.search.Vocabulary.Concept;

class VocabularyTest {

    private final Vocabulary vocabulary = new Vocabulary(List.of(
            List.of("空压机", "空气压缩机", "air compressor"),
            List.of("OPC UA", "统一架构"),
            List.of("水泵", "泵", "pump"),
            List.of("预测性维护", "预测维护", "predictive maintenance", "PdM"),
            List.of("制造执行系统", "MES", "生产执行系统")));

    @Test
    void aNameLeadsToAllOthersInBothLanguages() {
        assertThat(vocabulary.otherNames("空压机")).containsExactlyInAnyOrder("空气压缩机", "air compressor");
        assertThat(vocabulary.otherNames("Air Compressor")).containsExactlyInAnyOrder("空压机", "空气压缩机");
        assertThat(vocabulary.otherNames("mes")).containsExactlyInAnyOrder("制造执行系统", "生产执行系统");
    }

    @Test
    void spacesHyphensCaseAndTheEnglishPluralDoNotMatter() {
        assertThat(vocabulary.otherNames("opc-ua")).containsExactly("统一架构");
        assertThat(vocabulary.otherNames("OPCUA")).containsExactly("统一架构");
        assertThat(vocabulary.otherNames("air compressors")).contains("空压机");
    }

    @Test
    void aTraditionalSpellingIsTheSameName() {
        assertThat(vocabulary.otherNames("空壓機")).contains("空气压缩机");
    }

    @Test
    void aNameOfSeveralWordsIsRecognisedInAQuery() {
        assertThat(concepts("air compressor 节能")).containsExactly("air compressor", "节能");
        assertThat(concepts("OPC UA predictive maintenance")).containsExactly("OPC UA", "predictive maintenance");
    }

    @Test
    void aNameInsideARunOfCharactersIsRecognised() {
        assertThat(concepts("智能空压机节能改造")).containsExactly("智能", "空压机", "节能改造");
        assertThat(concepts("空压机预测性维护")).containsExactly("空压机", "预测性维护");
    }

    @Test
    void aShortNameIsOnlyRecognisedByItself() {
        assertThat(vocabulary.conceptsOf(QueryText.parse("泵").wanted()).getFirst().otherNames()).contains("水泵");
        assertThat(concepts("真空泵房")).containsExactly("真空泵房");
    }

    @Test
    void aRunIsSplitWhereChineseAndOtherCharactersMeet() {
        assertThat(concepts("CNC数控机床MTConnect")).containsExactly("CNC", "数控机床", "MTConnect");
    }

    @Test
    void aQuotedPhraseIsMeantToTheLetter() {
        assertThat(vocabulary.conceptsOf(QueryText.parse("\"空压机\"").wanted()).getFirst().otherNames()).isEmpty();
        assertThat(concepts("\"air\" compressor")).containsExactly("air", "compressor");
    }

    @Test
    void aMiswrittenNameIsFoundByItsSound() {
        assertThat(vocabulary.soundingLike("空压鸡")).hasValue("空压机");
        assertThat(vocabulary.soundingLike("空压机")).isEmpty();
        assertThat(vocabulary.soundingLike("机器人")).isEmpty();
    }

    private List<String> concepts(String query) {
        return vocabulary.conceptsOf(QueryText.parse(query).wanted()).stream()
                .map(Concept::part)
                .map(QueryText.Part::text)
                .toList();
    }
}
