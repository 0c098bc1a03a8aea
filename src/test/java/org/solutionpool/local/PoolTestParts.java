package org.solutionpool.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * The real PostgreSQL, Elasticsearch, Keycloak and mail server below the tests: started once for a JVM, before its first
 * {@code @QuarkusTest}, on free ports and with empty data; ended with the JVM. A run without such a test starts nothing.
 *
 * <p>JUnit finds it in {@code META-INF/services}. A test reaches the parts, to kill one or to read the mail, by
 * {@link RunningParts}.
 */
public final class PoolTestParts implements LauncherSessionListener, TestExecutionListener, RunningParts.ControlMXBean {

    private final LocalParts described = new LocalParts(LocalSettings.forTests());
    private boolean started;

    /** Tells Quarkus the addresses, which it reads before a test of its own is known to come. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Map<String, String> configuration = new HashMap<>(described.configuration());
        configuration.put("quarkus.http.test-port", configuration.get("quarkus.http.port"));
        configuration.put("pool.test.mail-page", described.mail().page());
        configuration.forEach(System::setProperty);
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (!started && needsParts(plan)) {
            started = true;
            described.startEmpty();
            RunningParts.offer(this);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        described.close();
    }

    @Override
    public void kill(String part) {
        described.part(part).kill();
    }

    @Override
    public void start(String part) {
        described.part(part).start();
    }

    private static boolean needsParts(TestPlan plan) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .map(identifier -> identifier.getSource())
                .flatMap(Optional::stream)
                .anyMatch(PoolTestParts::isQuarkusTest);
    }

    /** By name, since the class can come from a class loader with a {@code @QuarkusTest} of its own. */
    private static boolean isQuarkusTest(TestSource source) {
        return source instanceof ClassSource of
                && Arrays.stream(of.getJavaClass().getAnnotations())
                        .anyMatch(annotation ->
                                annotation.annotationType().getName().startsWith("io.quarkus.test.junit.Quarkus"));
    }
}
