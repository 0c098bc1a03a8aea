package org.solutionpool.alert.digest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import org.solutionpool.account.CurrentPerson;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Option;

/** The choice of digests on the account page, which belongs to the ground floor and knows nothing of digests. */
@Named("digestPreference")
@RequestScoped
public class ShownPreference {

    @Inject
    CurrentPerson person;

    @Inject
    Messages messages;

    /** The code of what the signed-in person wants. */
    @Transactional
    public String getCode() {
        return DigestRecipient.preferenceOf(person.require()).code();
    }

    public List<Option> getOptions() {
        return Arrays.stream(DigestPreference.values())
                .map(preference ->
                        new Option(preference.code(), messages.text("alert", "preference." + preference.code())))
                .toList();
    }
}
