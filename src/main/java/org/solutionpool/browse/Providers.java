package org.solutionpool.browse;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody with a published solution, organizations and listed names in one order. */
@ApplicationScoped
public class Providers {

    private static final String ALL = """
            from (select o.id, o.name, o.name_en, o.sort_key from organization o
                  where exists (select from solution s where s.organization_id = o.id and s.state = 'PUBLISHED')
                  union all
                  select null, l.name, null, l.sort_key from listed_provider l
                  where exists (select from solution s
                                where s.organization_id is null and s.listed_provider = l.name and s.state = 'PUBLISHED')
                 ) as provider
            """;

    /** A letter under which providers are listed; {@code #} for what does not begin with one. */
    public static final String OTHER = "#";

    /**
     * A provider in the list.
     *
     * @param id null for a name without an account
     */
    public record Entry(
            @Nullable Long id, String name, @Nullable String nameEn, long solutions) {}

    /**
     * One page of the list, with one entry more if there is another page.
     *
     * @param letter a lower-case letter, {@link #OTHER}, or null for all
     */
    public List<Entry> list(@Nullable String letter, int page, int size) {
        var query = Panache.getEntityManager()
                .createNativeQuery(
                        """
                        select provider.id, provider.name, provider.name_en,
                               (select count(*) from solution s where s.state = 'PUBLISHED'
                                and case when provider.id is null
                                    then s.organization_id is null and s.listed_provider = provider.name
                                    else s.organization_id = provider.id end)
                        """
                                + ALL
                                + condition(letter)
                                + " order by provider.sort_key collate \"C\", provider.name, provider.id limit :size offset :offset",
                        Tuple.class)
                .setParameter("size", size + 1)
                .setParameter("offset", (page - 1) * size);
        if (letter != null && !letter.equals(OTHER)) {
            query.setParameter("letter", letter);
        }
        List<Entry> entries = new ArrayList<>();
        for (Object row : query.getResultList()) {
            Tuple tuple = (Tuple) row;
            entries.add(new Entry(
                    tuple.get(0, Long.class),
                    tuple.get(1, String.class),
                    tuple.get(2, String.class),
                    tuple.get(3, Number.class).longValue()));
        }
        return entries;
    }

    private static String condition(@Nullable String letter) {
        if (letter == null) {
            return "";
        }
        return letter.equals(OTHER)
                ? "where left(provider.sort_key, 1) not between 'a' and 'z'"
                : "where left(provider.sort_key, 1) = :letter";
    }
}
