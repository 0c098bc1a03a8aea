package org.solutionpool.activity;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.web.Flash;

/** The switch on the page about the pool, with which a reader stops the recording of their searches or allows it again. */
@Path("/about/recording")
public class RecordingPage {

    private static final int ONE_YEAR = 365 * 24 * 60 * 60;

    @Inject
    CurrentPerson person;

    @Inject
    Flash flash;

    /**
     * Takes the choice.
     *
     * @param recording {@code off} to stop it; anything else allows it
     */
    @POST
    @Transactional
    public Response choose(@RestForm @Nullable String recording) {
        boolean off = Activity.OFF.equals(recording);
        if (person.signedIn()) {
            Person own = Person.findById(person.require().id);
            own.recordingRefused = off;
        }
        flash.success("activity", off ? "switchedOff" : "switchedOn");
        return Response.seeOther(URI.create("/about"))
                .cookie(new NewCookie.Builder(Activity.COOKIE)
                        .value(off ? Activity.OFF : "")
                        .path("/")
                        .maxAge(off ? ONE_YEAR : 0)
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build())
                .build();
    }
}
