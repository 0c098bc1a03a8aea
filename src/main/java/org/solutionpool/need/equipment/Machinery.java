package org.solutionpool.need.equipment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.solutionpool.audit.Audit;
import org.solutionpool.organization.Organization;

/** Writes down, changes and removes a manufacturer's machines. */
@ApplicationScoped
@Transactional(dontRollbackOn = Machinery.TooManyMachinesException.class)
public class Machinery {

    /**
     * Lines that one organization may keep. A plant with more machines states like ones in one line; beyond it a list is
     * an asset register, which this is not.
     */
    public static final int MOST_LINES = 5000;

    /** There is no room for so many lines. */
    public static class TooManyMachinesException extends RuntimeException {

        private final long there;

        TooManyMachinesException(long there) {
            super("There are " + there + " lines already");
            this.there = there;
        }

        /** How many lines there are already. */
        public long there() {
            return there;
        }
    }

    @Inject
    Audit audit;

    @Inject
    EntityManager entityManager;

    /**
     * Adds a line.
     *
     * @throws TooManyMachinesException if the organization keeps {@value #MOST_LINES} already
     */
    public Machine add(long organizationId, MachineFacts facts) {
        room(organizationId, 1);
        Machine machine = persist(organizationId, facts);
        audit.record("machine.add", "machine", machine.id, null, values(facts), null);
        return machine;
    }

    /**
     * Adds the lines of a sheet.
     *
     * @throws TooManyMachinesException if there is no room for all of them: then none is added
     */
    public void addAll(long organizationId, List<MachineFacts> lines, @Nullable String source) {
        room(organizationId, lines.size());
        lines.forEach(facts -> persist(organizationId, facts));
        Map<String, Object> after = new LinkedHashMap<>();
        after.put("lines", lines.size());
        if (source != null) {
            after.put("source", source);
        }
        audit.record("machine.import", "machine", organizationId, null, after, null);
    }

    /**
     * Changes a line, unless somebody else did meanwhile.
     *
     * @param version the version that was changed
     * @return false if there is a newer one: nothing was changed
     */
    public boolean change(long organizationId, long id, long version, MachineFacts facts) {
        Machine machine = locked(organizationId, id);
        if (machine.version != version) {
            return false;
        }
        Map<String, Object> before = values(machine.facts());
        Map<String, Object> after = values(facts);
        before.entrySet().removeIf(entry -> after.remove(entry.getKey(), entry.getValue()));
        if (before.isEmpty() && after.isEmpty()) {
            return true;
        }
        machine.write(facts);
        audit.record("machine.change", "machine", id, before, after, null);
        return true;
    }

    /** Removes a line; needs that it was chosen for keep what they say. */
    public void remove(long organizationId, long id) {
        Machine machine = locked(organizationId, id);
        audit.record("machine.remove", "machine", id, values(machine.facts()), null, null);
        machine.delete();
    }

    /** A line of the organization; what is not theirs does not exist. */
    public Machine find(long organizationId, long id) {
        return Machine.<Machine>find("id = ?1 and organizationId = ?2", id, organizationId)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    /** The kinds of machines an organization has, in the order of their codes. */
    public List<MachineKind> kinds(long organizationId) {
        Map<String, List<String>> protocols = new HashMap<>();
        for (Object row : entityManager
                .createNativeQuery(
                        "select distinct category, unnest(protocols) as protocol from machine"
                                + " where organization_id = ?1 order by 1, 2",
                        Object[].class)
                .setParameter(1, organizationId)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            protocols
                    .computeIfAbsent(String.valueOf(columns[0]), category -> new ArrayList<>())
                    .add(String.valueOf(columns[1]));
        }
        return entityManager
                .createQuery(
                        "select m.category, sum(m.quantity) from Machine m where m.organizationId = ?1"
                                + " group by m.category order by m.category",
                        Object[].class)
                .setParameter(1, organizationId)
                .getResultList()
                .stream()
                .map(row -> new MachineKind(
                        String.valueOf(row[0]),
                        (int) Math.min(Integer.MAX_VALUE, ((Number) row[1]).longValue()),
                        protocols.getOrDefault(String.valueOf(row[0]), List.of())))
                .toList();
    }

    /** One organization's additions come one after the other, so that the limit holds. */
    private static void room(long organizationId, int more) {
        Organization keeper = Organization.<Organization>findByIdOptional(
                        organizationId, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(NotFoundException::new);
        long there = Machine.countOf(keeper.id);
        if (there + more > MOST_LINES) {
            throw new TooManyMachinesException(there);
        }
    }

    private static Machine persist(long organizationId, MachineFacts facts) {
        Machine machine = new Machine();
        machine.organizationId = organizationId;
        machine.createdAt = Instant.now();
        machine.write(facts);
        machine.persist();
        return machine;
    }

    private static Machine locked(long organizationId, long id) {
        return Machine.<Machine>find("id = ?1 and organizationId = ?2", id, organizationId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(NotFoundException::new);
    }

    private static Map<String, Object> values(MachineFacts facts) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("category", facts.category());
        put(values, "maker", facts.maker());
        put(values, "model", facts.model());
        values.put("quantity", facts.quantity());
        put(values, "year", facts.builtIn());
        values.put("protocols", facts.protocols());
        put(values, "interfaces", facts.interfaces());
        values.put("networked", facts.networked().name());
        put(values, "dataWanted", facts.dataWanted());
        put(values, "region", facts.region());
        put(values, "site", facts.site());
        return values;
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
