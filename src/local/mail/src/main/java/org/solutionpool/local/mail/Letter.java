package org.solutionpool.local.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * One message as a person reads it.
 *
 * @param id its name in the mailbox
 * @param received when the server took it
 * @param from the senders, as written in the message
 * @param to all recipients that the message names, addresses only
 * @param subject empty if it has none
 * @param text the first plain text, empty if it has none
 * @param html the first HTML text, empty if it has none
 */
record Letter(String id, Instant received, String from, List<String> to, String subject, String text, String html) {

    static Letter of(String id, Instant received, MimeMessage message) throws MessagingException, IOException {
        Address[] recipients = message.getAllRecipients();
        String subject = message.getSubject();
        return new Letter(
                id,
                received,
                InternetAddress.toUnicodeString(orNone(message.getFrom())),
                Arrays.stream(orNone(recipients)).map(Letter::address).toList(),
                subject == null ? "" : subject,
                first(message, "text/plain"),
                first(message, "text/html"));
    }

    boolean isTo(String address) {
        return to.stream().anyMatch(address::equalsIgnoreCase);
    }

    private static Address[] orNone(Address[] addresses) {
        return addresses == null ? new Address[0] : addresses;
    }

    private static String address(Address address) {
        return address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
    }

    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = first(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
