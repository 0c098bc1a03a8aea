package org.solutionpool.whitelist.publicity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.solutionpool.account.Person;
import org.solutionpool.web.Language;
import org.solutionpool.whitelist.countersignature.Countersignature;
import org.solutionpool.whitelist.countersignature.Countersignature.Kind;
import org.solutionpool.whitelist.countersignature.CountersignedAct;

/** The publication of a list: what happens when a second admin agrees to it. */
@ApplicationScoped
@Transactional
public class ListPublication implements CountersignedAct {

    @Inject
    Publicities publicities;

    @Override
    public Kind kind() {
        return Kind.PUBLISH_LIST;
    }

    @Override
    public void carryOut(Countersignature asked, Person second) {
        publicities.publish(asked.subjectId, asked.request, Instant.now());
    }

    @Override
    public Set<Long> organizations(Countersignature asked) {
        Publicity publicity = Publicity.findById(asked.subjectId);
        return publicity.applications().stream()
                .map(application -> application.organization.id)
                .collect(Collectors.toSet());
    }

    @Override
    public String title(Countersignature asked, Language language) {
        Publicity publicity = Publicity.findById(asked.subjectId);
        return publicity.batch.name(language);
    }

    @Override
    public String path(Countersignature asked) {
        return "/admin/whitelist/publicity/" + asked.subjectId;
    }
}
