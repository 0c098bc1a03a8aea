package org.solutionpool.whitelist.application;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.account.Person;
import org.solutionpool.account.Roles;
import org.solutionpool.attachment.Attachment;
import org.solutionpool.attachment.Attachment.Purpose;
import org.solutionpool.attachment.AttachmentGuard;

/**
 * The files of an application are for the applicant's members, for admins, for the reviewers it was given to and did not
 * decline, and for the office of the applicant's region once it was handed in.
 */
@ApplicationScoped
public class ApplicationFiles implements AttachmentGuard {

    @Inject
    CurrentPerson currentPerson;

    @Override
    public Purpose purpose() {
        return Purpose.WHITELIST;
    }

    @Override
    public Access access(Attachment attachment) {
        if (!currentPerson.signedIn()) {
            return Access.NONE;
        }
        Person reader = currentPerson.require();
        boolean own = reader.organizationId != null && reader.organizationId.equals(attachment.organizationId);
        return own || currentPerson.hasRole(Roles.ADMIN) || assesses(reader, attachment.subjectId)
                ? Access.PRIVATE
                : Access.NONE;
    }

    /** Assignments stand above this package; a province's office sees its cities (GB/T 2260: the first two digits). */
    private static boolean assesses(Person reader, long applicationId) {
        Object found = Panache.getEntityManager()
                .createNativeQuery("""
                        select exists (select 1 from whitelist_assignment s
                                       where s.application_id = ?1 and s.reviewer_id = ?2 and s.state <> 'DECLINED')
                            or exists (select 1 from whitelist_application a join organization o on o.id = a.organization_id
                                       join regional_officer r on r.person_id = ?2
                                       where a.id = ?1 and a.submitted_at is not null
                                         and (r.region = o.region
                                              or right(r.region, 4) = '0000' and left(r.region, 2) = left(o.region, 2)))""")
                .setParameter(1, applicationId)
                .setParameter(2, reader.id)
                .getSingleResult();
        return Boolean.TRUE.equals(found);
    }
}
