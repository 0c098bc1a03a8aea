package org.solutionpool.matchmaking;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matchmaking.Reasons.Said;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** What a mail says of one match beside its name. */
@ApplicationScoped
class NewsLines {

    private static final int REASONS = 2;

    /**
     * Who, how well, and the first reasons.
     *
     * @param who null if nobody is named
     */
    String detail(NeedMatch match, @Nullable String who, Language language) {
        String level = Messages.text(
                language,
                "matchmaking",
                "mail.level",
                Messages.text(language, "matching", "level." + match.level),
                match.score.setScale(0, RoundingMode.HALF_UP).longValue());
        List<String> reasons = match.reasons.in(language).fits().stream()
                .limit(REASONS)
                .map(Said::text)
                .toList();
        return String.join(
                " · ",
                Stream.concat(Stream.ofNullable(who), Stream.concat(Stream.of(level), reasons.stream()))
                        .toList());
    }
}
