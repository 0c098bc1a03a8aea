package org.solutionpool.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.solutionpool.activity.Activity;
import org.solutionpool.activity.Channel;
import org.solutionpool.activity.Kind;
import org.solutionpool.activity.Searched;
import org.solutionpool.web.Language;

/**
 * Reports that a page of matches was made, by the codes that were wanted alone: what a company wrote about itself in its own
 * words stays with it.
 */
@ApplicationScoped
public class MatchReport {

    private static final int FIRST = 10;

    @Inject
    Activity activity;

    /**
     * Reports a page, unless its reader does not want that.
     *
     * @param page from 1
     * @param nanos how long the match took
     * @return the id that links from it carry; empty if nothing was reported
     */
    public Optional<String> of(MatchResult result, int page, int size, Channel channel, Language language, long nanos) {
        Optional<String> id = result.wanted().isEmpty() ? Optional.empty() : activity.newId();
        id.ifPresent(made -> activity.report(new Searched(
                made,
                Kind.MATCH,
                channel,
                language,
                "",
                codes(result.wanted()),
                result.matches().size(),
                false,
                Duration.ofNanos(nanos).toMillis(),
                page,
                result.page(page, size).stream()
                        .limit(FIRST)
                        .map(match -> match.offer().id())
                        .toList())));
        return id;
    }

    /** What is wanted as the parameters that the search page knows. */
    private static String codes(Wanted wanted) {
        return Stream.of(
                        parameters("equipment", wanted.equipment().codes()),
                        parameters("protocol", wanted.allProtocols()),
                        parameters("industry", wanted.industries().codes()),
                        parameters("scenario", wanted.scenarios().codes()))
                .flatMap(List::stream)
                .collect(Collectors.joining("&"));
    }

    private static List<String> parameters(String name, Collection<String> codes) {
        return codes.stream()
                .map(code -> name + "=" + URLEncoder.encode(code, StandardCharsets.UTF_8))
                .toList();
    }
}
