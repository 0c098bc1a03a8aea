package org.solutionpool.matching;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.solutionpool.matching.Offer.Case;
import org.solutionpool.matching.Offer.Held;
import org.solutionpool.matching.Reason.MixedTerms;
import org.solutionpool.matching.Reason.Terms;
import org.solutionpool.solution.ListingContent;
import org.solutionpool.solution.ListingStanding;
import org.solutionpool.taxonomy.Scheme;
import org.solutionpool.taxonomy.Taxonomy;

/**
 * What an offer is worth for what is wanted, factor by factor. A pure function of both, the day and the nearness of the
 * texts: the same reasons stand on the page, in the API and in mail because they come from here and nowhere else.
 *
 * <p>Only what is asked for counts; the weights of what counts are scaled so that they total 100. What a listing does not
 * say gives no points and excludes nothing.
 */
final class Scorer {

    /** Below this two terms have no more in common than being in the same sector. */
    private static final double NEAR = 0.5;

    private static final int PROVINCE_DIGITS = 2;

    /** What a price that starts inside the budget and may end above it is worth. */
    private static final double MAY_EXCEED = 0.6;

    private final Wanted wanted;
    private final Weights weights;
    private final LocalDate today;
    private final Nearness industries;
    private final Nearness equipment;
    private final boolean factsToo;
    private final double scale;

    /**
     * @param factsToo whether the need's fields count; false leaves the text alone
     * @param today the day in China on which certificates are valid and days are counted from
     */
    Scorer(Wanted wanted, Weights weights, Taxonomy taxonomy, boolean factsToo, LocalDate today) {
        this.wanted = wanted;
        this.weights = weights;
        this.today = today;
        this.industries = new Nearness(taxonomy, Scheme.INDUSTRY);
        this.equipment = new Nearness(taxonomy, Scheme.EQUIPMENT);
        this.factsToo = factsToo;
        double total = 0;
        for (Factor factor : Factor.values()) {
            total += counts(factor) ? weight(factor) : 0;
        }
        this.scale = total == 0 ? 0 : 100 / total;
    }

    /** What the scores of one offer come from. */
    private record Part(double share, Fit fit, List<Reason> reasons) {

        static Part of(double share, Fit fit, Reason... reasons) {
            return new Part(share, fit, List.of(reasons));
        }
    }

    /**
     * Scores an offer.
     *
     * @param text the nearness of the texts, from 0 to 1, and the words that show it
     */
    Match score(Offer offer, TextNearness text) {
        List<FactorScore> factors = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            if (!counts(factor)) {
                continue;
            }
            Part part = part(factor, offer, text);
            double of = weight(factor) * scale;
            factors.add(new FactorScore(
                    factor, part.share() * of, of, part.fit(), must(factor) && factsToo, part.reasons()));
        }
        return new Match(offer, factors);
    }

    private Part part(Factor factor, Offer offer, TextNearness text) {
        return switch (factor) {
            case EQUIPMENT -> equipment(offer);
            case PROTOCOL -> protocols(offer);
            case INDUSTRY -> industry(offer);
            case SCENARIO ->
                each("scenario", Scheme.SCENARIO, wanted.scenarios().codes(), offer.scenarios(), "scenarios", offer);
            case TEXT -> text(text);
            case REGION -> region(offer);
            case BUDGET -> budget(offer);
            case DEPLOYMENT -> deployment(offer);
            case CERTIFICATE -> certificates(offer);
            case DELIVERY -> delivery(offer);
            case PROOF -> proof(offer);
            case WHITELIST -> whitelist(offer);
            case RESPONSIVENESS -> responsiveness(offer);
        };
    }

    private boolean counts(Factor factor) {
        if (factor == Factor.TEXT) {
            return !wanted.title().isEmpty() || !wanted.description().isEmpty();
        }
        if (!factsToo) {
            return false;
        }
        return switch (factor) {
            case EQUIPMENT -> wanted.equipment().counts();
            case PROTOCOL -> !protocolUnits().isEmpty();
            case INDUSTRY -> wanted.industries().counts();
            case SCENARIO -> wanted.scenarios().counts();
            case REGION -> wanted.regions().counts();
            case BUDGET -> wanted.budget().counts();
            case DEPLOYMENT -> wanted.deployments().counts();
            case CERTIFICATE -> wanted.certificates().counts();
            case DELIVERY -> wanted.deadline() != null && wanted.deadline().strength() != Strength.OPEN;
            case TEXT, PROOF, WHITELIST, RESPONSIVENESS -> true;
        };
    }

    private double weight(Factor factor) {
        return weights.of(factor) * (factsToo && must(factor) ? weights.must() : 1);
    }

    private boolean must(Factor factor) {
        return switch (factor) {
            case EQUIPMENT -> wanted.equipment().strength() == Strength.MUST;
            case PROTOCOL ->
                wanted.protocols().strength() == Strength.MUST
                        && wanted.protocols().counts();
            case INDUSTRY -> wanted.industries().strength() == Strength.MUST;
            case SCENARIO -> wanted.scenarios().strength() == Strength.MUST;
            case REGION -> wanted.regions().strength() == Strength.MUST;
            case BUDGET -> wanted.budget().strength() == Strength.MUST;
            case DEPLOYMENT -> wanted.deployments().strength() == Strength.MUST;
            case CERTIFICATE -> wanted.certificates().strength() == Strength.MUST;
            case DELIVERY -> wanted.deadline() != null && wanted.deadline().strength() == Strength.MUST;
            case TEXT, PROOF, WHITELIST, RESPONSIVENESS -> false;
        };
    }

    /** Whether an offer covers a kind of equipment: it states the kind itself, a broader or a narrower one. */
    boolean covers(Offer offer, String kind) {
        return offer.equipment().stream().anyMatch(stated -> equipment.sameLine(stated, kind));
    }

    private Part equipment(Offer offer) {
        List<String> kinds = wanted.equipment().codes();
        if (offer.equipment().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, unknown("equipment.unknown", Scheme.EQUIPMENT, kinds));
        }
        List<String> covered =
                kinds.stream().filter(kind -> covers(offer, kind)).toList();
        List<String> open = without(kinds, covered);
        double share = kinds.stream()
                        .mapToDouble(kind ->
                                covers(offer, kind) ? 1 : NEAR * nearEnough(equipment.best(offer.equipment(), kind)))
                        .sum()
                / kinds.size();
        List<Reason> reasons = new ArrayList<>();
        if (!covered.isEmpty()) {
            reasons.add(new Reason(
                    open.isEmpty() ? Fit.MET : Fit.PARTLY,
                    proposed(offer, Scheme.EQUIPMENT, covered) ? "equipment.proposed" : "equipment.covers",
                    List.of(covered.size(), kinds.size(), new Terms(Scheme.EQUIPMENT, covered)),
                    "equipment"));
        }
        if (!open.isEmpty()) {
            reasons.add(
                    new Reason(Fit.MISSED, "equipment.lacks", List.of(new Terms(Scheme.EQUIPMENT, open)), "equipment"));
        }
        return new Part(share, fit(covered.size(), kinds.size()), reasons);
    }

    /** Each protocol asked for by itself, and for each kind of machine the protocols it speaks, one of which will do. */
    private List<List<String>> protocolUnits() {
        List<List<String>> units = new ArrayList<>();
        if (wanted.protocols().counts()) {
            wanted.protocols().codes().forEach(code -> units.add(List.of(code)));
        }
        if (wanted.equipment().counts()) {
            wanted.machines().stream()
                    .map(Machines::protocols)
                    .filter(protocols -> !protocols.isEmpty() && units.stream().noneMatch(protocols::containsAll))
                    .distinct()
                    .toList()
                    .forEach(units::add);
        }
        return units;
    }

    private Part protocols(Offer offer) {
        List<List<String>> units = protocolUnits();
        List<String> asked = units.stream().flatMap(List::stream).distinct().toList();
        if (offer.protocols().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, unknown("protocol.unknown", Scheme.PROTOCOL, asked));
        }
        List<String> spoken = asked.stream().filter(offer.protocols()::contains).toList();
        List<String> open = units.stream()
                .filter(unit -> unit.stream().noneMatch(offer.protocols()::contains))
                .flatMap(List::stream)
                .distinct()
                .toList();
        long met = units.stream()
                .filter(unit -> unit.stream().anyMatch(offer.protocols()::contains))
                .count();
        List<Reason> reasons = new ArrayList<>();
        if (!spoken.isEmpty()) {
            reasons.add(new Reason(
                    open.isEmpty() ? Fit.MET : Fit.PARTLY,
                    proposed(offer, Scheme.PROTOCOL, spoken) ? "protocol.proposed" : "protocol.speaks",
                    List.of(new Terms(Scheme.PROTOCOL, spoken)),
                    "protocols"));
        }
        if (!open.isEmpty()) {
            reasons.add(
                    new Reason(Fit.MISSED, "protocol.lacks", List.of(new Terms(Scheme.PROTOCOL, open)), "protocols"));
        }
        // A must is about the protocols asked for themselves; a machine is content with any of its own.
        Fit fit = fit(met, units.size());
        if (must(Factor.PROTOCOL)
                && fit == Fit.PARTLY
                && offer.protocols().containsAll(wanted.protocols().codes())) {
            fit = Fit.MET;
        }
        return new Part((double) met / units.size(), fit, reasons);
    }

    private Part industry(Offer offer) {
        List<String> own = wanted.industries().codes();
        if (offer.industries().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, unknown("industry.unknown", Scheme.INDUSTRY, own));
        }
        double best = 0;
        String nearest = offer.industries().getFirst();
        boolean sameLine = false;
        for (String stated : offer.industries()) {
            for (String code : own) {
                double near = industries.of(stated, code);
                boolean line = industries.sameLine(stated, code);
                if (near > best) {
                    best = near;
                    nearest = stated;
                }
                sameLine |= line;
            }
        }
        if (sameLine) {
            return Part.of(
                    best,
                    Fit.MET,
                    new Reason(
                            Fit.MET,
                            proposed(offer, Scheme.INDUSTRY, List.of(nearest)) ? "industry.proposed" : "industry.same",
                            List.of(new Terms(Scheme.INDUSTRY, List.of(nearest))),
                            "industries"));
        }
        if (best >= NEAR) {
            return Part.of(
                    best * NEAR,
                    Fit.MISSED,
                    new Reason(
                            Fit.PARTLY,
                            "industry.near",
                            List.of(new Terms(Scheme.INDUSTRY, List.of(nearest))),
                            "industries"));
        }
        return Part.of(
                best * NEAR,
                Fit.MISSED,
                new Reason(
                        Fit.MISSED,
                        "industry.other",
                        List.of(new Terms(Scheme.INDUSTRY, offer.industries())),
                        "industries"));
    }

    /** As many as possible of what is wanted. */
    private static Part each(
            String key, Scheme scheme, List<String> asked, List<String> stated, String anchor, Offer offer) {
        if (stated.isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, unknown(key + ".unknown", scheme, asked));
        }
        List<String> had = asked.stream().filter(stated::contains).toList();
        List<String> open = without(asked, had);
        List<Reason> reasons = new ArrayList<>();
        if (!had.isEmpty()) {
            reasons.add(new Reason(
                    open.isEmpty() ? Fit.MET : Fit.PARTLY,
                    proposed(offer, scheme, had) ? key + ".proposed" : key + ".has",
                    List.of(new Terms(scheme, had)),
                    anchor));
        }
        if (!open.isEmpty()) {
            reasons.add(new Reason(Fit.MISSED, key + ".lacks", List.of(new Terms(scheme, open)), anchor));
        }
        return new Part((double) had.size() / asked.size(), fit(had.size(), asked.size()), reasons);
    }

    private static Part text(TextNearness text) {
        if (text.share() == 0) {
            return Part.of(0, Fit.MISSED, new Reason(Fit.MISSED, "text.far", List.of(), null));
        }
        if (!text.common().isEmpty()) {
            return Part.of(
                    text.share(),
                    Fit.MET,
                    new Reason(Fit.MET, "text.common", List.of(new MixedTerms(text.common())), "description"));
        }
        return Part.of(
                text.share(),
                text.share() >= NEAR ? Fit.MET : Fit.PARTLY,
                new Reason(
                        text.share() >= NEAR ? Fit.MET : Fit.PARTLY,
                        text.share() >= NEAR ? "text.near" : "text.somewhat",
                        List.of(),
                        "description"));
    }

    private Part region(Offer offer) {
        List<String> asked = wanted.regions().codes();
        if (offer.regions().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, unknown("region.unknown", Scheme.REGION, asked));
        }
        if (offer.regions().contains(ListingContent.NATIONWIDE)) {
            return Part.of(1, Fit.MET, new Reason(Fit.MET, "region.nationwide", List.of(), "price"));
        }
        Set<String> provinces = new LinkedHashSet<>();
        offer.regions().forEach(code -> provinces.add(code.substring(0, PROVINCE_DIGITS)));
        List<String> served = asked.stream()
                .filter(code -> provinces.contains(code.substring(0, PROVINCE_DIGITS)))
                .toList();
        List<String> open = without(asked, served);
        List<Reason> reasons = new ArrayList<>();
        if (!served.isEmpty()) {
            reasons.add(new Reason(
                    open.isEmpty() ? Fit.MET : Fit.PARTLY,
                    "region.serves",
                    List.of(new Terms(Scheme.REGION, served)),
                    "price"));
        }
        if (!open.isEmpty()) {
            reasons.add(new Reason(Fit.MISSED, "region.lacks", List.of(new Terms(Scheme.REGION, open)), "price"));
        }
        return new Part((double) served.size() / asked.size(), fit(served.size(), asked.size()), reasons);
    }

    private Part budget(Offer offer) {
        Long least = offer.priceMin() != null ? offer.priceMin() : offer.priceMax();
        if (least == null) {
            return Part.of(0, Fit.UNKNOWN, new Reason(Fit.UNKNOWN, "budget.unknown", List.of(), null));
        }
        Long most = wanted.budget().max();
        long highest = offer.priceMax() != null ? offer.priceMax() : least;
        if (most == null || highest <= most) {
            return Part.of(1, Fit.MET, new Reason(Fit.MET, "budget.within", List.of(least, highest), "price"));
        }
        if (offer.priceMin() != null && least <= most) {
            return Part.of(
                    MAY_EXCEED, Fit.MET, new Reason(Fit.PARTLY, "budget.starts", List.of(least, highest), "price"));
        }
        // A tenth above is worth talking about, twice as much is not.
        double over = (double) least / Math.max(1, most) - 1;
        return Part.of(
                Math.max(0, NEAR * (1 - over)),
                Fit.MISSED,
                new Reason(Fit.MISSED, "budget.above", List.of(least, most), "price"));
    }

    private Part deployment(Offer offer) {
        List<String> asked = wanted.deployments().codes();
        if (offer.deployments().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, unknown("deployment.unknown", Scheme.DEPLOYMENT, asked));
        }
        List<String> had = asked.stream().filter(offer.deployments()::contains).toList();
        return had.isEmpty()
                ? Part.of(
                        0,
                        Fit.MISSED,
                        new Reason(
                                Fit.MISSED,
                                "deployment.other",
                                List.of(new Terms(Scheme.DEPLOYMENT, offer.deployments())),
                                "deployments"))
                : Part.of(
                        1,
                        Fit.MET,
                        new Reason(
                                Fit.MET, "deployment.has", List.of(new Terms(Scheme.DEPLOYMENT, had)), "deployments"));
    }

    private Part certificates(Offer offer) {
        List<String> valid = offer.certificates().stream()
                .filter(held -> held.validOn(today))
                .map(Held::code)
                .toList();
        if (valid.isEmpty() && !offer.certificates().isEmpty()) {
            List<String> expired =
                    offer.certificates().stream().map(Held::code).distinct().toList();
            return Part.of(
                    0,
                    Fit.MISSED,
                    new Reason(
                            Fit.MISSED,
                            "certificate.expired",
                            List.of(new Terms(Scheme.CERTIFICATE, expired)),
                            "certificates"));
        }
        return each("certificate", Scheme.CERTIFICATE, wanted.certificates().codes(), valid, "certificates", offer);
    }

    private Part delivery(Offer offer) {
        Deadline deadline = wanted.deadline();
        Integer soonest = offer.deliveryMin() != null ? offer.deliveryMin() : offer.deliveryMax();
        if (deadline == null || soonest == null) {
            return Part.of(0, Fit.UNKNOWN, new Reason(Fit.UNKNOWN, "delivery.unknown", List.of(), null));
        }
        long left = Math.max(0, ChronoUnit.DAYS.between(today, deadline.day()));
        int latest = offer.deliveryMax() != null ? offer.deliveryMax() : soonest;
        if (latest <= left) {
            return Part.of(1, Fit.MET, new Reason(Fit.MET, "delivery.intime", List.of(latest, left), "price"));
        }
        if (soonest <= left) {
            return Part.of(
                    MAY_EXCEED,
                    Fit.MET,
                    new Reason(Fit.PARTLY, "delivery.tight", List.of(soonest, latest, left), "price"));
        }
        return Part.of(0, Fit.MISSED, new Reason(Fit.MISSED, "delivery.late", List.of(soonest, left), "price"));
    }

    private Part proof(Offer offer) {
        if (offer.cases().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN, new Reason(Fit.UNKNOWN, "proof.unknown", List.of(), null));
        }
        List<String> kinds = wanted.equipment().codes();
        Set<Integer> fitting = new LinkedHashSet<>();
        Set<String> inIndustries = new LinkedHashSet<>();
        Set<String> withEquipment = new LinkedHashSet<>();
        for (Case one : offer.cases()) {
            String industry = one.industry();
            if (industry != null
                    && wanted.industries().codes().stream().anyMatch(own -> industries.sameLine(industry, own))) {
                fitting.add(one.number());
                inIndustries.add(industry);
            }
            List<String> same = kinds.stream()
                    .filter(kind -> one.equipment().stream().anyMatch(mentioned -> equipment.sameLine(mentioned, kind)))
                    .toList();
            if (!same.isEmpty()) {
                fitting.add(one.number());
                withEquipment.addAll(same);
            }
        }
        if (fitting.isEmpty()) {
            return Part.of(
                    0.2,
                    Fit.PARTLY,
                    new Reason(
                            Fit.PARTLY, "proof.elsewhere", List.of(offer.cases().size()), "cases"));
        }
        String anchor = "case-" + fitting.iterator().next();
        List<Reason> reasons = new ArrayList<>();
        if (!inIndustries.isEmpty()) {
            reasons.add(new Reason(
                    Fit.MET,
                    "proof.industry",
                    List.of(fitting.size(), new Terms(Scheme.INDUSTRY, List.copyOf(inIndustries))),
                    anchor));
        }
        if (!withEquipment.isEmpty()) {
            reasons.add(new Reason(
                    Fit.MET,
                    "proof.equipment",
                    List.of(fitting.size(), new Terms(Scheme.EQUIPMENT, List.copyOf(withEquipment))),
                    anchor));
        }
        return new Part(Math.min(1, 0.4 + 0.2 * fitting.size()), Fit.MET, reasons);
    }

    private static Part whitelist(Offer offer) {
        if (offer.whitelist().isEmpty()) {
            return Part.of(0, Fit.UNKNOWN);
        }
        ListingStanding best = offer.whitelist().getFirst();
        boolean own = best.kind() == ListingStanding.Kind.SOLUTION;
        return Part.of(
                own ? 1 : 0.7,
                Fit.MET,
                new Reason(Fit.MET, own ? "whitelist.solution" : "whitelist.provider", List.of(best.number()), null));
    }

    private static Part responsiveness(Offer offer) {
        Double hours = offer.answersWithinHours();
        if (hours == null) {
            return Part.of(0, Fit.UNKNOWN);
        }
        if (hours <= 24) {
            return Part.of(1, Fit.MET, new Reason(Fit.MET, "responsiveness.day", List.of(), null));
        }
        long days = (long) Math.ceil(hours / 24);
        return days <= 7
                ? Part.of(
                        1 - (days - 1) / 7.0,
                        Fit.PARTLY,
                        new Reason(Fit.PARTLY, "responsiveness.days", List.of(days), null))
                : Part.of(0, Fit.MISSED, new Reason(Fit.MISSED, "responsiveness.slow", List.of(days), null));
    }

    private static double nearEnough(double nearness) {
        return nearness >= NEAR ? nearness : 0;
    }

    private static Fit fit(long met, long asked) {
        return met == asked ? Fit.MET : met == 0 ? Fit.MISSED : Fit.PARTLY;
    }

    private static List<String> without(List<String> all, Collection<String> some) {
        return all.stream().filter(one -> !some.contains(one)).toList();
    }

    /** Whether the portal itself put every one of these codes there. */
    private static boolean proposed(Offer offer, Scheme scheme, List<String> codes) {
        return codes.stream().allMatch(code -> offer.proposed().contains(scheme.code() + ":" + code));
    }

    private static Reason unknown(String key, Scheme scheme, List<String> codes) {
        return new Reason(Fit.UNKNOWN, key, List.of(new Terms(scheme, codes)), null);
    }
}
