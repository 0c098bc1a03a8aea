package org.solutionpool.translation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Stream;
import org.solutionpool.taxonomy.Mention;
import org.solutionpool.taxonomy.Term;
import org.solutionpool.taxonomy.TermFinder;

/**
 * Cuts a folded text into pieces and translates each. The industry's words are laid first, longest from the left, the
 * dictionary fills the gaps.
 */
final class Translator {

    private static final int MOST_OF_INDUSTRY = 4;
    private static final int MOST_OF_DICTIONARY = 2;

    /** A word of two characters may also be the end of one word and the beginning of the next: 手工单元 is no 工单. */
    private static final int CHANCE = 2;

    private static final int COMMONEST = 9;

    /** In English words: longer names explain, they come last. */
    private static final int LONGEST_NAME = 5;

    /** What every need and every listing says. */
    private static final Set<String> PASSED_OVER =
            Set.copyOf(List.of(("需要 希望 我们 我司 我厂 本公司 公司 企业 可以 能够 要求 目前 现在 现有 以及 通过 进行 实现 "
                            + "提供 支持 采用 具有 具备 包括 包含 针对 基于 利用 使用 相关 有关 解决 方案 解决方案 问题 方面 情况 时候 其中 "
                            + "为了 由于 因为 所以 但是 如果 每个 每天 每月 每年 一个 一套 一种 多个 各种 各类 不同 主要 一定 必须 应该 最好 "
                            + "没有 不能 无法 经常 往往 导致 造成 出现 发现 之间 之后 之前 以后 以前 以上 以下 左右 大约 已经 正在 开始 帮助 "
                            + "做到 达到 得到 受到 想要 打算 计划在 有限公司 大家 他们 它们 自己 这个 那个 这些 那些 什么 怎么 如何 同时 并且 而且 或者 "
                            + "还有 只有 不要 不会 还是 就是 都是 对于 关于 根据 按照 从而 其他 其它 全部 所有 部分 一些 很多 许多 一直 分别 共有 上面 里面")
                    .split(" ")));

    private final Glossary glossary;
    private final Dictionary dictionary;

    Translator(Glossary glossary, Dictionary dictionary) {
        this.glossary = glossary;
        this.dictionary = dictionary;
    }

    List<Piece> ofChinese(String text, TermFinder finder) {
        List<Piece> found = new ArrayList<>(terms(text, finder, false));
        for (int at = 0; at < text.length(); at++) {
            if (ideograph(text.charAt(at))) {
                String word = glossary.longestAt(text, at, text.length(), CHANCE);
                if (!word.isEmpty()) {
                    found.add(new Piece(at, at + word.length(), glossary.english(word), Piece.INDUSTRY));
                }
            }
        }
        found.removeIf(piece -> piece.length() == CHANCE && betweenWords(text, piece));
        List<Piece> all = new ArrayList<>();
        int free = 0;
        for (Piece piece : apart(found)) {
            chineseGap(text, free, piece.start(), all);
            all.add(piece);
            free = piece.end();
        }
        chineseGap(text, free, text.length(), all);
        return all;
    }

    List<Piece> ofEnglish(String text, TermFinder finder) {
        List<English.Word> words = English.words(text);
        List<Piece> found = new ArrayList<>(terms(text, finder, true));
        for (int at = 0; at < words.size(); at++) {
            int length = glossary.longestAt(words, at);
            if (length > 0) {
                List<English.Word> phrase = words.subList(at, at + length);
                List<String> chinese = new ArrayList<>(glossary.chinese(English.form(phrase)));
                if (length == 1 && phrase.getFirst().code()) {
                    chinese.add(written(text, phrase.getFirst()));
                }
                found.add(new Piece(phrase.getFirst().start(), phrase.getLast().end(), chinese, Piece.INDUSTRY));
            }
        }
        List<Piece> all = new ArrayList<>();
        int next = 0;
        for (Piece piece : apart(found)) {
            int before = next;
            while (before < words.size() && words.get(before).start() < piece.start()) {
                before++;
            }
            englishGap(text, words.subList(next, before), all);
            all.add(piece);
            next = before;
            while (next < words.size() && words.get(next).start() < piece.end()) {
                next++;
            }
        }
        englishGap(text, words.subList(next, words.size()), all);
        return all;
    }

    /** What the taxonomy calls by a name or an alias, in the names and aliases it has in the other language. */
    private static List<Piece> terms(String text, TermFinder finder, boolean toChinese) {
        List<Piece> pieces = new ArrayList<>();
        for (Mention mention : finder.find(text)) {
            if (mention.kind() == Mention.Kind.CUE) {
                continue;
            }
            String written = text.substring(mention.start(), mention.end());
            List<String> names = names(mention.term(), toChinese);
            boolean code = English.words(written).stream().anyMatch(English.Word::code)
                    && written.chars().noneMatch(c -> ideograph((char) c));
            pieces.add(new Piece(
                    mention.start(),
                    mention.end(),
                    code ? Stream.concat(Stream.of(written), names.stream()).toList() : names,
                    Piece.INDUSTRY));
        }
        return pieces;
    }

    private static List<String> names(Term term, boolean chinese) {
        return TermFinder.namesOf(term).stream()
                .filter(name -> chinese == name.chars().anyMatch(c -> ideograph((char) c)))
                .sorted(Comparator.comparing(Translator::explanation))
                .toList();
    }

    /** Whether it is longer than anybody would write it. */
    private static boolean explanation(String phrase) {
        return phrase.chars().filter(c -> c == ' ').count() >= LONGEST_NAME;
    }

    /** Longest from the left, without overlap; what two of one stretch mean is put together. */
    private static List<Piece> apart(List<Piece> found) {
        Map<List<Integer>, Piece> stretches = new LinkedHashMap<>();
        for (Piece piece : found) {
            stretches.merge(List.of(piece.start(), piece.end()), piece, Translator::together);
        }
        List<Piece> sorted = stretches.values().stream()
                .sorted(Comparator.comparingInt(Piece::start)
                        .thenComparing(Comparator.comparingInt(Piece::end).reversed()))
                .toList();
        List<Piece> apart = new ArrayList<>();
        for (Piece piece : sorted) {
            if (apart.isEmpty() || piece.start() >= apart.getLast().end()) {
                apart.add(new Piece(
                        piece.start(),
                        piece.end(),
                        piece.translations().stream().limit(MOST_OF_INDUSTRY).toList(),
                        piece.weight()));
            }
        }
        return apart;
    }

    /** By turns, so that neither is lost when only the first ones are kept. */
    private static Piece together(Piece one, Piece other) {
        SequencedSet<String> both = new LinkedHashSet<>();
        for (int i = 0;
                i < Math.max(one.translations().size(), other.translations().size());
                i++) {
            int at = i;
            Stream.of(other, one)
                    .map(Piece::translations)
                    .filter(each -> at < each.size())
                    .forEach(each -> both.add(each.get(at)));
        }
        return new Piece(one.start(), one.end(), List.copyOf(both), Piece.INDUSTRY);
    }

    private boolean betweenWords(String text, Piece piece) {
        int middle = piece.start() + 1;
        return piece.start() > 0
                && piece.end() < text.length()
                && ideograph(text.charAt(piece.start()))
                && dictionary.holds(text, piece.start() - 1, middle)
                && dictionary.holds(text, middle, piece.end() + 1);
    }

    private void chineseGap(String text, int from, int to, List<Piece> into) {
        int at = from;
        while (at < to) {
            if (ideograph(text.charAt(at))) {
                Piece piece = chineseWord(text, at, to);
                into.add(piece);
                at = piece.end();
            } else {
                int end = at;
                while (end < to && !ideograph(text.charAt(end))) {
                    end++;
                }
                int start = at;
                for (English.Word word : English.words(text.substring(at, end))) {
                    if (!word.passedOver()) {
                        into.add(new Piece(
                                start + word.start(),
                                start + word.end(),
                                List.of(text.substring(start + word.start(), start + word.end())),
                                Piece.INDUSTRY));
                    }
                }
                at = end;
            }
        }
    }

    private Piece chineseWord(String text, int at, int to) {
        String own = glossary.longestAt(text, at, to, 1);
        int word = dictionary.longestAt(text, at, to);
        if (!own.isEmpty() && (word < 0 || dictionary.length(word) <= own.length())) {
            return new Piece(at, at + own.length(), glossary.english(own), Piece.INDUSTRY);
        }
        if (word < 0) {
            return new Piece(at, at + 1, List.of(), 0);
        }
        boolean empty = PASSED_OVER.contains(dictionary.word(word));
        return new Piece(
                at,
                at + dictionary.length(word),
                empty ? List.of() : meanings(word),
                weight(dictionary.commonness(word)));
    }

    private List<String> meanings(int word) {
        return dictionary.english(word).stream()
                .filter(gloss -> !explanation(gloss))
                .map(gloss -> gloss.startsWith("to ") ? gloss.substring("to ".length()) : gloss)
                .filter(gloss -> !gloss.isEmpty())
                .limit(MOST_OF_DICTIONARY)
                .toList();
    }

    private void englishGap(String text, List<English.Word> words, List<Piece> into) {
        int at = 0;
        while (at < words.size()) {
            English.Word first = words.get(at);
            int length = first.passedOver() ? 0 : longestPhrase(words, at);
            if (length > 0) {
                List<English.Word> phrase = words.subList(at, at + length);
                List<Integer> chinese = dictionary.chinese(English.form(phrase));
                into.add(piece(first.start(), phrase.getLast().end(), chinese));
                at += length;
                continue;
            }
            if (first.code() || first.number()) {
                into.add(new Piece(first.start(), first.end(), List.of(written(text, first)), Piece.INDUSTRY));
            } else if (!first.passedOver()) {
                English.stems(first.text()).stream()
                        .map(stem -> stem(first, stem))
                        .filter(piece -> !piece.translations().isEmpty())
                        .findFirst()
                        .ifPresent(into::add);
            }
            at++;
        }
    }

    private Piece stem(English.Word word, String stem) {
        List<String> own = glossary.chinese(stem);
        return own.isEmpty()
                ? piece(word.start(), word.end(), dictionary.chinese(stem))
                : new Piece(word.start(), word.end(), own, Piece.INDUSTRY);
    }

    private Piece piece(int start, int end, List<Integer> words) {
        return new Piece(
                start,
                end,
                words.stream().limit(MOST_OF_DICTIONARY).map(dictionary::word).toList(),
                weight(words.isEmpty() ? COMMONEST : dictionary.commonness(words.getFirst())));
    }

    private int longestPhrase(List<English.Word> words, int at) {
        int longest = 1;
        while (longest < Dictionary.LONGEST_PHRASE
                && at + longest < words.size()
                && !words.get(at + longest).apart()) {
            longest++;
        }
        for (int length = longest; length > 0; length--) {
            List<English.Word> phrase = words.subList(at, at + length);
            boolean code = length == 1
                    && (phrase.getFirst().code() || phrase.getFirst().number());
            if (!code
                    && !phrase.getLast().passedOver()
                    && !dictionary.chinese(English.form(phrase)).isEmpty()) {
                return length;
            }
        }
        return 0;
    }

    private static String written(String text, English.Word word) {
        return text.substring(word.start(), word.end());
    }

    private static int weight(int commonness) {
        return COMMONEST - commonness;
    }

    private static boolean ideograph(char c) {
        return Character.isIdeographic(c);
    }
}
