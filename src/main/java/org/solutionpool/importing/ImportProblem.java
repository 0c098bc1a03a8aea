package org.solutionpool.importing;

import io.quarkus.hibernate.orm.panache.PanacheEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** A line of a dry run: a {@link RowProblem} as it is kept. */
@Entity
@Immutable
@Table(name = "import_problem")
public class ImportProblem extends PanacheEntity {

    private static final String BUNDLE = "importing";

    @Column(name = "job_id")
    public Long jobId;

    @Column(name = "row_number")
    public int row;

    @Column(name = "column_name")
    @Nullable public String column;

    @Enumerated(EnumType.STRING)
    public Severity severity;

    public String code;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> arguments;

    @Column(name = "solution_id")
    @Nullable public Long solutionId;

    static ImportProblem of(long jobId, RowProblem found) {
        ImportProblem problem = new ImportProblem();
        problem.jobId = jobId;
        problem.row = found.row();
        problem.column = found.column();
        problem.severity = found.severity();
        problem.code = found.code();
        problem.arguments = found.arguments();
        problem.solutionId = found.solutionId();
        return problem;
    }

    /** What is the matter, in one sentence. */
    public String what(Language language) {
        return Messages.text(language, BUNDLE, "problem." + code + ".what", arguments.toArray());
    }

    /** What to do about it. */
    public String mend(Language language) {
        return Messages.text(language, BUNDLE, "problem." + code + ".mend", arguments.toArray());
    }
}
