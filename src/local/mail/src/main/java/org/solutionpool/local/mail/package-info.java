/**
 * The mail server of the local pool: takes mail by SMTP, keeps it as {@code .eml} files and shows it on a page. It is a
 * program of its own, so that GreenMail is no dependency of the portal.
 */
package org.solutionpool.local.mail;
