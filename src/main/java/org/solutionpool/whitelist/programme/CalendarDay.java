package org.solutionpool.whitelist.programme;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import org.solutionpool.web.Language;

/** A day that is not as its weekday: a public holiday, or a weekend day worked instead of one. */
@Entity
@Table(name = "calendar_day")
public class CalendarDay extends PanacheEntityBase {

    @Id
    public LocalDate day;

    public boolean working;

    public String name;

    @Column(name = "name_en")
    public String nameEn;

    @Version
    public long version;

    public static List<CalendarDay> between(LocalDate from, LocalDate to) {
        return list("day between ?1 and ?2 order by day", from, to);
    }

    /** Whether anybody has entered that year's holidays: before that, its working days are a guess. */
    public static boolean knows(int year) {
        return find("day between ?1 and ?2", LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31))
                .firstResultOptional()
                .isPresent();
    }

    public String name(Language language) {
        return language == Language.EN ? nameEn : name;
    }
}
