package org.solutionpool.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.solutionpool.search.QueryText.Part;

class QueryTextTest {

    @Test
    void wordsAreSeparatedByWhiteSpace() {
        assertThat(QueryText.parse("CNC 数控机床 MTConnect").wanted())
                .containsExactly(word("CNC"), word("数控机床"), word("MTConnect"));
    }

    @Test
    void aQuotedPhraseStaysTogether() {
        assertThat(QueryText.parse("\"OPC UA\" 网关").wanted()).containsExactly(phrase("OPC UA"), word("网关"));
    }

    @Test
    void chineseQuotationMarksQuoteToo() {
        assertThat(QueryText.parse("“预测性维护” 「数字孪生」《白皮书》").wanted())
                .containsExactly(phrase("预测性维护"), phrase("数字孪生"), phrase("白皮书"));
    }

    @Test
    void aMinusExcludesAWordOrAPhrase() {
        QueryText text = QueryText.parse("MES -打印 -\"3D printing\"");
        assertThat(text.wanted()).containsExactly(word("MES"));
        assertThat(text.excluded()).containsExactly(word("打印"), phrase("3D printing"));
    }

    @Test
    void aFullWidthMinusExcludesToo() {
        assertThat(QueryText.parse("ＭＥＳ －打印")).isEqualTo(QueryText.parse("MES -打印"));
    }

    @Test
    void aHyphenInsideAWordIsNoMinus() {
        QueryText text = QueryText.parse("OPC-UA S7-1200");
        assertThat(text.wanted()).containsExactly(word("OPC-UA"), word("S7-1200"));
        assertThat(text.excluded()).isEmpty();
    }

    @Test
    void aMinusThatStandsAloneIsWhiteSpace() {
        assertThat(QueryText.parse("MES - 打印")).isEqualTo(QueryText.parse("MES 打印"));
    }

    @Test
    void anUnbalancedQuotationMarkIsWhiteSpace() {
        assertThat(QueryText.parse("\"OPC UA").wanted()).containsExactly(word("OPC"), word("UA"));
        assertThat(QueryText.parse("\"OPC UA\" \"MES").wanted()).containsExactly(phrase("OPC UA"), word("MES"));
    }

    @Test
    void widthsAndTraditionalCharactersAreFolded() {
        assertThat(QueryText.parse("ＣＮＣ　數控機床").wanted()).containsExactly(word("CNC"), word("数控机床"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "😀", "\"\"", "- -- \"", "！？。，", "\"😀\" -🚀", "'"})
    void whatHasNeitherLetterNorDigitIsNothing(String typed) {
        assertThat(QueryText.parse(typed).isEmpty()).isTrue();
    }

    @Test
    void emojiBesideWordsAreLeftOut() {
        assertThat(QueryText.parse("🚀空压机😀节能").wanted()).containsExactly(word("空压机"), word("节能"));
    }

    @Test
    void charactersBeyondTheBasicPlaneAreKeptWhole() {
        assertThat(QueryText.parse("𠮷野").wanted()).containsExactly(word("𠮷野"));
    }

    @Test
    void punctuationSeparates() {
        assertThat(QueryText.parse("PLC/DCS，变频器、传感器").wanted())
                .containsExactly(word("PLC"), word("DCS"), word("变频器"), word("传感器"));
    }

    @Test
    void namesWithSignsStayWhole() {
        assertThat(QueryText.parse("C++ R&D 5G+ IEC.61850").wanted())
                .containsExactly(word("C++"), word("R&D"), word("5G+"), word("IEC.61850"));
    }

    @Test
    void englishStopWordsAreNotAskedForBesideOtherWords() {
        assertThat(QueryText.parse("maintenance for the CNC").wanted())
                .containsExactly(word("maintenance"), word("CNC"));
        assertThat(QueryText.parse("IT").wanted()).containsExactly(word("IT"));
    }

    @Test
    void aQueryCanBeTypedAgainWithoutOneOfItsParts() {
        QueryText text = QueryText.parse("空压机 \"OPC UA\" 节能 -打印");
        assertThat(text.typedWithout(2)).isEqualTo("空压机 \"OPC UA\" -打印");
    }

    private static Part word(String text) {
        return new Part(text, false);
    }

    private static Part phrase(String text) {
        return new Part(text, true);
    }
}
