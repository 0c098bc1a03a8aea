package org.solutionpool.attachment;

import java.util.List;
import org.solutionpool.web.Language;
import org.solutionpool.web.Messages;

/** What a refused file really is, by its content. */
record FoundContent(String mediaType) {

    private record Family(String start, String key) {}

    private static final List<Family> FAMILIES = List.of(
            new Family("application/x-msdownload", "found.program"),
            new Family("application/x-dosexec", "found.program"),
            new Family("application/x-executable", "found.program"),
            new Family("application/x-sharedlib", "found.program"),
            new Family("application/x-elf", "found.program"),
            new Family("application/x-object", "found.program"),
            new Family("application/x-mach-o", "found.program"),
            new Family("application/java-vm", "found.program"),
            new Family("application/x-sh", "found.script"),
            new Family("application/x-bat", "found.script"),
            new Family("text/javascript", "found.script"),
            new Family("text/x-", "found.script"),
            new Family("text/html", "found.web"),
            new Family("application/xhtml", "found.web"),
            new Family("image/svg", "found.svg"),
            new Family("application/zip", "found.archive"),
            new Family("application/gzip", "found.archive"),
            new Family("application/x-7z", "found.archive"),
            new Family("application/x-rar", "found.archive"),
            new Family("application/x-tar", "found.archive"),
            new Family("application/x-xz", "found.archive"),
            new Family("application/x-bzip", "found.archive"),
            new Family("application/java-archive", "found.archive"),
            new Family("application/x-tika-msoffice", "found.oldOffice"),
            new Family("application/rtf", "found.rtf"),
            new Family("application/xml", "found.xml"),
            new Family("image/", "found.picture"),
            new Family("video/", "found.video"),
            new Family("audio/", "found.sound"),
            new Family("text/", "found.text"));

    String name(Language language) {
        String key = FAMILIES.stream()
                .filter(family -> mediaType.startsWith(family.start()))
                .map(Family::key)
                .findFirst()
                .orElse("found.unknown");
        return Messages.text(language, "attachment", key, mediaType);
    }
}
