/** What people are told, on their notice page and by mail. Notices wait in the database while SMTP is away. */
@NullMarked
package org.solutionpool.notification;

import org.jspecify.annotations.NullMarked;
