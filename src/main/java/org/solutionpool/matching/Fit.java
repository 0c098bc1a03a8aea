package org.solutionpool.matching;

/** How an offer stands to one thing that is wanted. */
public enum Fit {
    MET,
    PARTLY,
    /** It states something else. */
    MISSED,
    /** It does not say: neither rewarded nor taken for a no. */
    UNKNOWN
}
