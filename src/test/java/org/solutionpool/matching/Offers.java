package org.solutionpool.matching;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.solutionpool.matching.Offer.Case;
import org.solutionpool.matching.Offer.Held;
import org.solutionpool.solution.ListingStanding;

/** An offer to be filled in, for tests: everything is unknown until it is said. */
final class Offers {

    private long id = 1;
    private List<String> industries = List.of();
    private List<String> equipment = List.of();
    private List<String> protocols = List.of();
    private List<String> scenarios = List.of();
    private List<String> regions = List.of();
    private List<String> deployments = List.of();
    private List<Held> certificates = List.of();
    private @Nullable Long priceMin;
    private @Nullable Long priceMax;
    private @Nullable Integer deliveryMin;
    private @Nullable Integer deliveryMax;
    private List<Case> cases = List.of();
    private List<String> proposed = List.of();
    private List<ListingStanding> whitelist = List.of();
    private @Nullable Double answersWithinHours;

    static Offers offer(long id) {
        Offers offer = new Offers();
        offer.id = id;
        return offer;
    }

    Offers industries(String... codes) {
        industries = List.of(codes);
        return this;
    }

    Offers equipment(String... codes) {
        equipment = List.of(codes);
        return this;
    }

    Offers protocols(String... codes) {
        protocols = List.of(codes);
        return this;
    }

    Offers scenarios(String... codes) {
        scenarios = List.of(codes);
        return this;
    }

    Offers regions(String... codes) {
        regions = List.of(codes);
        return this;
    }

    Offers deployments(String... codes) {
        deployments = List.of(codes);
        return this;
    }

    Offers certificate(String code, @Nullable LocalDate expiresOn) {
        certificates = List.of(new Held(code, expiresOn));
        return this;
    }

    Offers price(@Nullable Long min, @Nullable Long max) {
        priceMin = min;
        priceMax = max;
        return this;
    }

    Offers delivery(@Nullable Integer min, @Nullable Integer max) {
        deliveryMin = min;
        deliveryMax = max;
        return this;
    }

    Offers cases(Case... all) {
        cases = List.of(all);
        return this;
    }

    Offers proposed(String... codes) {
        proposed = List.of(codes);
        return this;
    }

    Offers listed(ListingStanding.Kind kind) {
        whitelist = List.of(new ListingStanding(kind, "计划", "Programme", "SP-2026-01-0001", null));
        return this;
    }

    Offers answersWithin(double hours) {
        answersWithinHours = hours;
        return this;
    }

    Offer build() {
        return new Offer(
                id,
                "方案" + id,
                null,
                "供应商",
                null,
                "organization:1",
                industries,
                equipment,
                protocols,
                scenarios,
                regions,
                deployments,
                certificates,
                priceMin,
                priceMax,
                deliveryMin,
                deliveryMax,
                cases,
                proposed,
                whitelist,
                answersWithinHours,
                null);
    }
}
