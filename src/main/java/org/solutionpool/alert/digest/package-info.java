/**
 * Mails that gather many things in one: whatever is worth telling a person is offered ({@link
 * org.solutionpool.alert.digest.Digests#offer}) and waits until it is due; then everything that is due for a person
 * leaves in one mail, as a notice with a letter, so that it also stands on the notice page and waits while SMTP is away.
 *
 * <p>A further kind of news needs two things and no change here:
 * <ol>
 *   <li>a bean that implements {@link org.solutionpool.alert.digest.DigestKind}: its code, how what was offered is put
 *       into words when the mail is written, what its scopes are called and how one is switched off;
 *   <li>where the news comes up, in that transaction, a call of {@link
 *       org.solutionpool.alert.digest.Digests#offer}: the person, the kind, the scope (what the person follows and can
 *       switch off by itself, such as a need), the subject (what is new about it, such as a solution) and a level. The
 *       same subject of the same scope is told once, and again only with a higher level; of two offers at once one wins.
 * </ol>
 *
 * <p>What somebody wants at all stands above what each scope asks for: {@link
 * org.solutionpool.alert.digest.DigestPreference}. Every mail has links that switch off one scope or all of it without a
 * login, and the headers for the mail program's own button (RFC 8058).
 */
@NullMarked
package org.solutionpool.alert.digest;

import org.jspecify.annotations.NullMarked;
