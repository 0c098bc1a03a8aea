package org.solutionpool.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Whoever owns the schema can do what the application cannot; a test plays the part, and puts everything back. */
final class DatabaseOwner {

    private DatabaseOwner() {}

    static void does(String... statements) {
        as("quarkus.flyway", statements);
    }

    /** The application's own role. */
    static void applicationDoes(String... statements) {
        as("quarkus.datasource", statements);
    }

    /** All statements in one transaction. */
    private static void as(String role, String... statements) {
        try (Connection connection = DriverManager.getConnection(
                        System.getProperty("quarkus.datasource.jdbc.url"),
                        System.getProperty(role + ".username"),
                        System.getProperty(role + ".password"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
