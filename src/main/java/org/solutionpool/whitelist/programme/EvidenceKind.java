package org.solutionpool.whitelist.programme;

/** What published schemes ask applicants to show: Chengdu's call of 2022, Shandong's of 2023, the national open challenge. */
public enum EvidenceKind {
    /** Business licence, telecom licence (营业执照、电信业务许可). */
    LICENCE,
    /** Contract with its invoice and proof of payment (合同、发票、银行凭证). */
    CONTRACT,
    /** List of connected equipment: name, address, owner (连接设备清单). */
    EQUIPMENT_LIST,
    SCREENSHOT,
    ACCEPTANCE_REPORT,
    /** Certificate of capability, system or product. */
    CERTIFICATE,
    /** Patent, copyright registration, standard. */
    INTELLECTUAL_PROPERTY,
    /** Report from a credit information service (信用报告). */
    CREDIT_REPORT,
    FINANCIAL_STATEMENT,
    OTHER
}
