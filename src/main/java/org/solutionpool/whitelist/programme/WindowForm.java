package org.solutionpool.whitelist.programme;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The window of a new batch, as typed. */
public class WindowForm {

    @RestForm
    public @Nullable String opensOn;

    @RestForm
    public @Nullable String closesOn;

    @RestForm
    public @Nullable String criteriaSet;

    static WindowForm blank() {
        WindowForm form = new WindowForm();
        form.opensOn = WorkingDays.today().toString();
        return form;
    }
}
