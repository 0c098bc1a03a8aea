package org.solutionpool.solution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.solutionpool.account.Person;
import org.solutionpool.audit.AuditEvent;
import org.solutionpool.notification.Notice;
import org.solutionpool.organization.Organization;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.web.IllegalTransitionException;

/** Every step from every state: the allowed ones with what they leave behind, the others without a trace. */
@QuarkusTest
class ListingLifecycleTest {

    /** A step on an open revision, and the states it is allowed in. */
    enum RevisionStep {
        SAVE(EnumSet.of(RevisionState.DRAFT, RevisionState.CHANGES_REQUESTED)) {
            @Override
            void take(ListingLifecycle lifecycle, SolutionRevision revision) {
                lifecycle.save(revision, revision.savedBy, ListingContent.titled(LocalizedText.zh("改")));
            }
        },
        SUBMIT(EnumSet.of(RevisionState.DRAFT, RevisionState.CHANGES_REQUESTED)) {
            @Override
            void take(ListingLifecycle lifecycle, SolutionRevision revision) {
                lifecycle.submit(revision);
            }
        },
        WITHDRAW(EnumSet.of(RevisionState.SUBMITTED)) {
            @Override
            void take(ListingLifecycle lifecycle, SolutionRevision revision) {
                lifecycle.withdraw(revision);
            }
        },
        REQUEST_CHANGES(EnumSet.of(RevisionState.SUBMITTED)) {
            @Override
            void take(ListingLifecycle lifecycle, SolutionRevision revision) {
                lifecycle.requestChanges(revision, "补充", Map.of());
            }
        },
        REJECT(EnumSet.of(RevisionState.SUBMITTED)) {
            @Override
            void take(ListingLifecycle lifecycle, SolutionRevision revision) {
                lifecycle.reject(revision, "不符合");
            }
        },
        APPROVE(EnumSet.of(RevisionState.SUBMITTED)) {
            @Override
            void take(ListingLifecycle lifecycle, SolutionRevision revision) {
                lifecycle.approve(revision, null);
            }
        };

        private final Set<RevisionState> allowedIn;

        RevisionStep(Set<RevisionState> allowedIn) {
            this.allowedIn = allowedIn;
        }

        abstract void take(ListingLifecycle lifecycle, SolutionRevision revision);
    }

    @Inject
    ListingLifecycle lifecycle;

    @Inject
    EntityManager entityManager;

    private Organization provider;
    private Person author;

    @BeforeEach
    void aProviderWithTwoMembers() {
        provider = PoolPeople.provider("lifecycle-wu", "镇江恒越装备服务有限公司");
        PoolPeople.colleague("lifecycle-xu", provider);
        author = PoolPeople.person("lifecycle-wu");
    }

    @ParameterizedTest
    @EnumSource
    void aStepOnARevisionIsTakenWhereAllowedAndLeavesNoTraceElsewhere(RevisionStep step) {
        for (RevisionState state : RevisionState.values()) {
            long id = listingWithRevisionIn(state);
            long events = events(id);
            if (step.allowedIn.contains(state)) {
                PoolPeople.inTransaction(() -> {
                    step.take(lifecycle, lastRevision(id));
                    return null;
                });
                assertThat(stateOf(id) != state || step == RevisionStep.SAVE)
                        .as("%s from %s", step, state)
                        .isTrue();
            } else {
                assertThatThrownBy(() -> PoolPeople.inTransaction(() -> {
                            step.take(lifecycle, lastRevision(id));
                            return null;
                        }))
                        .as("%s from %s", step, state)
                        .isInstanceOf(IllegalTransitionException.class);
                assertThat(stateOf(id)).as("%s from %s", step, state).isEqualTo(state);
                assertThat(events(id)).as("%s from %s", step, state).isEqualTo(events);
            }
        }
    }

    @Test
    void aListingIsSuspendedReinstatedAndRetiredOnlyWhereItsTableAllows() {
        for (ListingState state : ListingState.values()) {
            refusedUnless(state == ListingState.PUBLISHED, state, s -> lifecycle.suspend(s, "原因"));
            refusedUnless(state == ListingState.SUSPENDED, state, s -> lifecycle.reinstate(s, null));
            refusedUnless(
                    state == ListingState.PUBLISHED || state == ListingState.SUSPENDED,
                    state,
                    s -> lifecycle.retire(s, null));
        }
    }

    @Test
    void aRevisionIsStartedOnlyWhereNoneIsOpen() {
        for (RevisionState open :
                List.of(RevisionState.DRAFT, RevisionState.SUBMITTED, RevisionState.CHANGES_REQUESTED)) {
            long id = listingWithRevisionIn(open);
            assertThatThrownBy(() -> step(id, s -> lifecycle.startRevision(s, author)))
                    .isInstanceOf(IllegalTransitionException.class);
        }
        for (RevisionState closed : List.of(RevisionState.REJECTED, RevisionState.PUBLISHED)) {
            long id = listingWithRevisionIn(closed);
            step(id, s -> lifecycle.startRevision(s, author));
            PoolPeople.inTransaction(() -> {
                SolutionRevision next = Solution.<Solution>findById(id).working;
                assertThat(next.number).isEqualTo(2);
                assertThat(next.state).isEqualTo(RevisionState.DRAFT);
                return null;
            });
        }
    }

    @Test
    void theOnlyRevisionOfAListingCannotBeDiscarded() {
        long id = listingWithRevisionIn(RevisionState.DRAFT);

        assertThatThrownBy(() -> step(id, s -> lifecycle.discard(s.working)))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void publishingLeavesARecordAMarkForTheIndexAndANoticeToEveryMember() {
        long id = listingWithRevisionIn(RevisionState.SUBMITTED);
        long marked = mark(id);

        step(id, s -> lifecycle.approve(s.working, "很好"));

        PoolPeople.inTransaction(() -> {
            Solution solution = Solution.findById(id);
            assertThat(solution.state).isEqualTo(ListingState.PUBLISHED);
            assertThat(solution.working).isNull();
            assertThat(solution.firstPublishedAt).isNotNull();
            AuditEvent event = AuditEvent.of("solution", id).getFirst();
            assertThat(event.action).isEqualTo("solution.approve");
            assertThat(event.before).containsEntry("state", "SUBMITTED");
            assertThat(event.after).containsEntry("state", "PUBLISHED");
            assertThat(event.reason).isEqualTo("很好");
            return null;
        });
        assertThat(mark(id)).isGreaterThan(marked);
        assertThat(noticesTo("lifecycle-wu", "solution.approved", id)).isEqualTo(1);
        assertThat(noticesTo("lifecycle-xu", "solution.approved", id)).isEqualTo(1);
    }

    @Test
    void whatIsPublishedStaysWhileTheNextRevisionIsReviewedAndIsThenReplaced() {
        long id = listingWithRevisionIn(RevisionState.PUBLISHED);
        step(id, s -> lifecycle.startRevision(s, author));
        step(id, s -> lifecycle.save(s.working, author, ListingContent.titled(LocalizedText.zh("第二版"))));
        step(id, s -> lifecycle.submit(s.working));

        PoolPeople.inTransaction(() -> {
            assertThat(Solution.<Solution>findById(id).title).isEqualTo("空压机远程运维解决方案");
            return null;
        });
        step(id, s -> lifecycle.approve(s.working, null));
        PoolPeople.inTransaction(() -> {
            Solution solution = Solution.findById(id);
            assertThat(solution.title).isEqualTo("第二版");
            assertThat(solution.published.number).isEqualTo(2);
            assertThat(SolutionRevision.<SolutionRevision>find("solution = ?1 and number = 1", solution)
                            .firstResult()
                            .state)
                    .isEqualTo(RevisionState.SUPERSEDED);
            return null;
        });
    }

    @Test
    void approvingAMendedRevisionDoesNotLiftASuspension() {
        long id = listingIn(ListingState.SUSPENDED);
        step(id, s -> lifecycle.startRevision(s, author));
        step(id, s -> lifecycle.submit(s.working));
        step(id, s -> lifecycle.approve(s.working, null));

        PoolPeople.inTransaction(() -> {
            assertThat(Solution.<Solution>findById(id).state).isEqualTo(ListingState.SUSPENDED);
            return null;
        });
    }

    @Test
    void takingAListingDownMarksItForTheIndex() {
        long id = listingIn(ListingState.PUBLISHED);
        long before = mark(id);
        step(id, s -> lifecycle.suspend(s, "存疑"));
        long suspended = mark(id);
        step(id, s -> lifecycle.retire(s, null));

        assertThat(suspended).isGreaterThan(before);
        assertThat(mark(id)).isGreaterThan(suspended);
        assertThat(noticesTo("lifecycle-wu", "solution.suspended", id)).isEqualTo(1);
    }

    private interface Step {
        void take(Solution solution);
    }

    private void step(long id, Step step) {
        PoolPeople.inTransaction(() -> {
            step.take(Solution.findById(id));
            return null;
        });
    }

    private void refusedUnless(boolean allowed, ListingState state, Step step) {
        long id = listingIn(state);
        long events = events(id);
        if (allowed) {
            step(id, step);
            assertThat(events(id)).isEqualTo(events + 1);
        } else {
            assertThatThrownBy(() -> step(id, step)).isInstanceOf(IllegalTransitionException.class);
            assertThat(events(id)).isEqualTo(events);
        }
    }

    private long listingIn(ListingState state) {
        long id = listingWithRevisionIn(
                state == ListingState.UNPUBLISHED ? RevisionState.DRAFT : RevisionState.PUBLISHED);
        if (state == ListingState.SUSPENDED) {
            step(id, s -> lifecycle.suspend(s, "存疑"));
        } else if (state == ListingState.RETIRED) {
            step(id, s -> lifecycle.retire(s, null));
        }
        return id;
    }

    private long listingWithRevisionIn(RevisionState state) {
        return PoolPeople.inTransaction(() -> {
            Solution solution = lifecycle.create(
                    Organization.findById(provider.id),
                    Person.findById(author.id),
                    ListingContents.complete().withFiles(List.of()));
            SolutionRevision revision = solution.working;
            if (state != RevisionState.DRAFT) {
                lifecycle.submit(revision);
            }
            switch (state) {
                case CHANGES_REQUESTED -> lifecycle.requestChanges(revision, "补充", new LinkedHashMap<>());
                case REJECTED -> lifecycle.reject(revision, "不符合");
                case PUBLISHED -> lifecycle.approve(revision, null);
                case SUPERSEDED -> {
                    lifecycle.approve(revision, null);
                    revision.state = RevisionState.SUPERSEDED;
                }
                default -> {}
            }
            return solution.id;
        });
    }

    private static SolutionRevision lastRevision(long id) {
        return SolutionRevision.<SolutionRevision>find("solution.id = ?1 order by number desc", id)
                .firstResult();
    }

    private static RevisionState stateOf(long id) {
        return PoolPeople.inTransaction(() -> lastRevision(id).state);
    }

    private static long events(long id) {
        return PoolPeople.inTransaction(
                () -> AuditEvent.count("subjectType = 'solution' and subjectId = ?1", String.valueOf(id)));
    }

    /** The highest mark ever given out when the listing is marked, else 0: the indexer may have taken the row already. */
    private long mark(long id) {
        return PoolPeople.inTransaction(() -> ((Number) entityManager
                        .createNativeQuery("select coalesce((select mark from index_outbox where document_id = ?1),"
                                + " (select last_value from index_outbox_mark_seq))")
                        .setParameter(1, id)
                        .getSingleResult())
                .longValue());
    }

    private static long noticesTo(String subject, String kind, long id) {
        return PoolPeople.inTransaction(() -> Notice.count(
                "personId = ?1 and kind = ?2 and link like ?3",
                Person.ofSubject(subject).orElseThrow().id,
                kind,
                "%/solutions/" + id + "%"));
    }
}
