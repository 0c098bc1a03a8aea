package org.solutionpool.matchmaking;

import org.solutionpool.matching.Match.Level;

/**
 * How well a solution fits, as the tag {@code badge} shows it.
 *
 * @param level the last part of its name's key in the bundle {@code matching}
 * @param kind its colour
 * @param score from 0 to 100, rounded for the reader
 */
public record LevelBadge(String level, String kind, int score) {

    static LevelBadge of(Level level, int score) {
        return new LevelBadge(
                level.name(),
                switch (level) {
                    case STRONG -> "success";
                    case GOOD -> "info";
                    case FAIR, WEAK -> "neutral";
                },
                score);
    }
}
