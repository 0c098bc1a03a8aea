package org.solutionpool.solution;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.solutionpool.solution.ListingContent.Certificate;
import org.solutionpool.solution.ListingContent.Contact;
import org.solutionpool.solution.ListingContent.Delivery;
import org.solutionpool.solution.ListingContent.Figure;
import org.solutionpool.solution.ListingContent.ListedFile;
import org.solutionpool.solution.ListingContent.LocalizedText;
import org.solutionpool.solution.ListingContent.Pricing;
import org.solutionpool.solution.ListingContent.ReferenceCase;

/** Listings for tests, of a provider that looks after compressed air. */
public final class ListingContents {

    private ListingContents() {}

    /** A listing with something in every field, ready to be submitted but for its file, which does not exist. */
    public static ListingContent complete() {
        return new ListingContent(
                new LocalizedText("空压机远程运维解决方案", "Remote maintenance of air compressors"),
                new LocalizedText("把空压机站接入云端，提前发现故障并降低电耗。", "Connects compressor rooms and saves energy."),
                new LocalizedText("## 系统组成\n\n边缘网关、云平台、手机端。", "## Parts\n\nGateway, platform, phone."),
                List.of("空压机长期空载，电费高"),
                List.of("采集压力、电流和露点，按用气量联控"),
                List.of("综合电耗下降 15%"),
                List.of("三百个站点的运行经验"),
                List.of("C34", "C35"),
                List.of("E203"),
                List.of("OPC-UA"),
                List.of("S01"),
                List.of("M5"),
                List.of("D1", "D5"),
                new Pricing(List.of("F1"), 30_000L, 120_000L, new LocalizedText("含网关，不含施工。", "Gateway included.")),
                new Delivery(15, 45),
                List.of("320000", "330000"),
                List.of(new Certificate("L2RH", "AA", "AIITRE-00123", LocalDate.of(2030, 6, 30))),
                List.of(new ReferenceCase(
                        "江苏某轴承有限公司",
                        "C34",
                        LocalizedText.zh("空压站节能改造"),
                        LocalizedText.zh("六台空压机联控。"),
                        List.of(new Figure("单位电耗", new BigDecimal("0.128"), new BigDecimal("0.105"), "kWh/m³")))),
                List.of(new ListedFile(1, "系统架构.png", "image/png", 20_480, true, "系统架构")),
                new Contact("周敏", "售前工程师", "0512-66668888", "zhoumin@example.com"));
    }

    /** A listing in Chinese that says what it connects and where it is offered, and little else. */
    public static ListingContent connecting(
            String title,
            String summary,
            List<String> equipment,
            List<String> protocols,
            List<String> regions,
            List<String> deployments) {
        List<String> none = List.of();
        return new ListingContent(
                LocalizedText.zh(title),
                LocalizedText.zh(summary),
                LocalizedText.EMPTY,
                none,
                none,
                none,
                none,
                none,
                equipment,
                protocols,
                none,
                none,
                deployments,
                Pricing.NOT_STATED,
                Delivery.NOT_STATED,
                regions,
                List.of(),
                List.of(),
                List.of(),
                Contact.NONE);
    }

    public static ListingContent withIndustries(List<String> industries) {
        ListingContent content = complete();
        return new ListingContent(
                content.title(),
                content.summary(),
                content.description(),
                content.challenges(),
                content.approach(),
                content.value(),
                content.claims(),
                industries,
                content.equipment(),
                content.protocols(),
                content.scenarios(),
                content.modes(),
                content.deployments(),
                content.pricing(),
                content.delivery(),
                content.regions(),
                content.certificates(),
                content.cases(),
                content.files(),
                content.contact());
    }

    public static ListingContent withCase(ReferenceCase referenceCase) {
        ListingContent content = complete();
        return new ListingContent(
                content.title(),
                content.summary(),
                content.description(),
                content.challenges(),
                content.approach(),
                content.value(),
                content.claims(),
                content.industries(),
                content.equipment(),
                content.protocols(),
                content.scenarios(),
                content.modes(),
                content.deployments(),
                content.pricing(),
                content.delivery(),
                content.regions(),
                content.certificates(),
                List.of(referenceCase),
                content.files(),
                content.contact());
    }

    public static ListingContent withProtocols(List<String> protocols) {
        ListingContent content = complete();
        return new ListingContent(
                content.title(),
                content.summary(),
                content.description(),
                content.challenges(),
                content.approach(),
                content.value(),
                content.claims(),
                content.industries(),
                content.equipment(),
                protocols,
                content.scenarios(),
                content.modes(),
                content.deployments(),
                content.pricing(),
                content.delivery(),
                content.regions(),
                content.certificates(),
                content.cases(),
                content.files(),
                content.contact());
    }

    public static ListingContent withTitleAndDescription(LocalizedText title, LocalizedText description) {
        ListingContent titled = ListingContent.titled(title);
        ListingContent described = ListingField.DESCRIPTION_ZH.copy(descriptionOnly(description), complete());
        described = ListingField.DESCRIPTION_EN.copy(titled, described);
        described = ListingField.TITLE_EN.copy(titled, described);
        return ListingField.TITLE_ZH.copy(titled, described);
    }

    private static ListingContent descriptionOnly(LocalizedText description) {
        ListingContent empty = ListingContent.titled(LocalizedText.EMPTY);
        return new ListingContent(
                empty.title(),
                empty.summary(),
                description,
                empty.challenges(),
                empty.approach(),
                empty.value(),
                empty.claims(),
                empty.industries(),
                empty.equipment(),
                empty.protocols(),
                empty.scenarios(),
                empty.modes(),
                empty.deployments(),
                empty.pricing(),
                empty.delivery(),
                empty.regions(),
                empty.certificates(),
                empty.cases(),
                empty.files(),
                empty.contact());
    }
}
