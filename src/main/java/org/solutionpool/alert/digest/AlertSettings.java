package org.solutionpool.alert.digest;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.time.LocalTime;

/** When alerts leave. */
@ConfigMapping(prefix = "pool.alerts")
public interface AlertSettings {

    /** The time of the day, in Asia/Shanghai, at which daily digests leave, and weekly ones on Monday. */
    LocalTime dailyAt();

    /** How often searches that alert at once are looked at. */
    Duration atOnceEvery();

    /** The rule made of these settings. */
    default DigestTimes times() {
        return new DigestTimes(dailyAt(), atOnceEvery());
    }
}
