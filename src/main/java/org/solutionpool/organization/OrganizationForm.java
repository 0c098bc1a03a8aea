package org.solutionpool.organization;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.solutionpool.organization.CreditCode.WrongCreditCodeException;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;
import org.solutionpool.web.FormErrors;
import org.solutionpool.web.Messages;
import org.solutionpool.web.Typed;

/** What an owner states about the organization, as it is typed. */
public class OrganizationForm {

    static final int LONGEST_NAME = 100;
    static final int LONGEST_WEBSITE = 300;
    static final int LONGEST_ABOUT = 2000;

    /** The code of all of China, which is a region to serve and no place to be registered at. */
    private static final String NATIONWIDE = "100000";

    /** What an organization is: the choice of one from three. */
    public enum Kind {
        PROVIDER(true, false),
        MANUFACTURER(false, true),
        BOTH(true, true);

        private final boolean provider;
        private final boolean manufacturer;

        Kind(boolean provider, boolean manufacturer) {
            this.provider = provider;
            this.manufacturer = manufacturer;
        }

        static @Nullable Kind of(@Nullable String typed) {
            for (Kind kind : values()) {
                if (kind.name().equals(typed)) {
                    return kind;
                }
            }
            return null;
        }

        static Kind of(Organization organization) {
            return !organization.manufacturer ? PROVIDER : organization.provider ? BOTH : MANUFACTURER;
        }
    }

    @RestForm
    public @Nullable String creditCode;

    @RestForm
    public @Nullable String name;

    @RestForm
    public @Nullable String nameEn;

    /** The name of a {@link Kind}. */
    @RestForm
    public @Nullable String kind;

    @RestForm
    public @Nullable String region;

    @RestForm
    public @Nullable String size;

    @RestForm
    public @Nullable String providerKind;

    @RestForm
    public @Nullable String industry;

    @RestForm
    public @Nullable String website;

    @RestForm
    public @Nullable String aboutZh;

    @RestForm
    public @Nullable String aboutEn;

    /** The row's version that the form was filled from; 0 in the form of a new organization. */
    @RestForm
    public long version;

    static OrganizationForm of(Organization organization) {
        OrganizationForm form = new OrganizationForm();
        form.creditCode = organization.creditCode;
        form.name = organization.name;
        form.nameEn = organization.nameEn;
        form.kind = Kind.of(organization).name();
        form.region = organization.region;
        form.size = organization.size;
        form.providerKind = organization.providerKind;
        form.industry = organization.industry;
        form.website = organization.website;
        form.aboutZh = organization.aboutZh;
        form.aboutEn = organization.aboutEn;
        form.version = organization.version;
        return form;
    }

    /** Cleans every field and says what is wrong with each. */
    FormErrors check(Taxonomy taxonomy, Messages messages, boolean withCreditCode) {
        clean();
        FormErrors errors = new FormErrors();
        if (withCreditCode) {
            checkCreditCode(errors, messages);
        }
        if (name == null) {
            errors.add("name", messages.text("organization", "nameMissing"));
        }
        requireLength(errors, messages, "name", name, LONGEST_NAME);
        requireLength(errors, messages, "nameEn", nameEn, 2 * LONGEST_NAME);
        Kind chosen = Kind.of(kind);
        if (chosen == null) {
            errors.add("kind", messages.text("organization", "kindMissing"));
        }
        if (!taxonomy.offers(Scheme.REGION, region) || NATIONWIDE.equals(region)) {
            errors.add("region", messages.text("organization", "regionMissing"));
        }
        if (!taxonomy.offers(Scheme.ORGANIZATION_SIZE, size)) {
            errors.add("size", messages.text("organization", "sizeMissing"));
        }
        if (chosen != null && !chosen.provider) {
            providerKind = null;
        } else if (chosen != null && !taxonomy.offers(Scheme.PROVIDER_KIND, providerKind)) {
            errors.add("providerKind", messages.text("organization", "providerKindMissing"));
        }
        if (industry != null && !taxonomy.offers(Scheme.INDUSTRY, industry)) {
            errors.add("industry", messages.text("organization", "industryWrong"));
        }
        if (website != null && !webAddress(website)) {
            errors.add("website", messages.text("organization", "websiteWrong"));
        }
        requireLength(errors, messages, "aboutZh", aboutZh, LONGEST_ABOUT);
        requireLength(errors, messages, "aboutEn", aboutEn, LONGEST_ABOUT);
        return errors;
    }

    /** Writes what was checked into the organization. */
    void write(Organization organization) {
        Kind chosen = Kind.valueOf(String.valueOf(kind));
        organization.name = String.valueOf(name);
        organization.nameEn = nameEn;
        organization.provider = chosen.provider;
        organization.manufacturer = chosen.manufacturer;
        organization.region = String.valueOf(region);
        organization.size = String.valueOf(size);
        organization.providerKind = providerKind;
        organization.industry = industry;
        organization.website = website;
        organization.aboutZh = aboutZh;
        organization.aboutEn = aboutEn;
    }

    /** Field and value, in the order of the form, without the version: for the record and for showing two side by side. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", shown(name));
        values.put("nameEn", shown(nameEn));
        values.put("kind", shown(kind));
        values.put("region", shown(region));
        values.put("size", shown(size));
        values.put("providerKind", shown(providerKind));
        values.put("industry", shown(industry));
        values.put("website", shown(website));
        values.put("aboutZh", shown(aboutZh));
        values.put("aboutEn", shown(aboutEn));
        return values;
    }

    private void clean() {
        creditCode = Typed.line(creditCode);
        name = Typed.line(name);
        nameEn = Typed.line(nameEn);
        region = Typed.line(region);
        size = Typed.line(size);
        providerKind = Typed.line(providerKind);
        industry = Typed.line(industry);
        website = Typed.line(website);
        aboutZh = Typed.text(aboutZh);
        aboutEn = Typed.text(aboutEn);
        if (website != null && !website.contains("://")) {
            website = "https://" + website;
        }
    }

    private void checkCreditCode(FormErrors errors, Messages messages) {
        try {
            creditCode = CreditCode.of(creditCode).value();
        } catch (WrongCreditCodeException e) {
            errors.add("creditCode", messages.text("organization", "creditCode." + e.fault(), e.found()));
        }
    }

    private static void requireLength(
            FormErrors errors, Messages messages, String field, @Nullable String value, int most) {
        if (Typed.length(value) > most) {
            errors.add(field, messages.text("organization", "tooLong", most, Typed.length(value)));
        }
    }

    private static boolean webAddress(String address) {
        if (address.length() > LONGEST_WEBSITE) {
            return false;
        }
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getRawAuthority() != null
                    && uri.getUserInfo() == null
                    && uri.getRawAuthority().contains(".");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "" : value;
    }
}
