package org.solutionpool.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells a failure because PostgreSQL cannot be reached from one that is the portal's own. */
final class DatabaseAway {

    private DatabaseAway() {}

    /** SQLSTATE class 08 is a lost connection, 57P01 to 57P03 a server that shuts down or starts; PostgreSQL manual, appendix A. */
    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                String state = sql.getSQLState();
                return state.startsWith("08") || state.startsWith("57P0");
            }
            if (cause instanceof SQLException
                    && cause.getMessage() != null
                    && cause.getMessage().contains("Acquisition timeout")) {
                return true;
            }
        }
        return false;
    }
}
