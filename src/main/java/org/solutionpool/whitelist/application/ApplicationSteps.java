package org.solutionpool.whitelist.application;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Link;

/** What else an applicant has to do with an application. Stages that follow upon applications bring these. */
public interface ApplicationSteps {

    /**
     * A step as its application's page shows it: a heading and a sentence.
     *
     * @param link where it leads; null for a step that can no longer be taken
     */
    record Step(String title, String text, @Nullable Link link) {}

    /** The steps of an application in the order they came, in the reader's language; empty if there are none. */
    List<Step> steps(Application application);
}
