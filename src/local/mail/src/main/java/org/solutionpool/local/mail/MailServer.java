package org.solutionpool.local.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/**
 * Takes mail for everybody and shows it. The system properties {@code mail.smtp.port}, {@code mail.page.port} and
 * {@code mail.folder} say where; both ports are on the loopback address.
 */
public final class MailServer {

    private MailServer() {}

    /** Runs until it is ended by a signal. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("mail.folder")));
        Mailbox mailbox = new Mailbox(folder);

        GreenMail smtp = new GreenMail(new ServerSetup(
                Integer.getInteger("mail.smtp.port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        var users = smtp.getUserManager();
        users.setMessageDeliveryHandler((message, recipient) -> {
            // GreenMail wants a mailbox of its own to deliver to, which it keeps in memory. Nobody reads it.
            var sink = users.getUserByEmail("sink@localhost");
            if (sink == null) {
                sink = users.createUser("sink@localhost", "sink", "sink");
            }
            try {
                // Called for each recipient; the message is one and the same.
                if (recipient.equals(message.getToAddresses().iterator().next())) {
                    mailbox.take(message.getMessage());
                }
                smtp.getManagers().getImapHostManager().getInbox(sink).deleteAllMessages();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (MessagingException | FolderException e) {
                throw new IllegalStateException(e);
            }
            return sink;
        });
        smtp.start();

        HttpServer page = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("mail.page.port")), 0);
        page.createContext("/", new MailPage(mailbox));
        page.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        page.start();
    }
}
