/** Files people upload: checked by content and size, kept in PostgreSQL, served as downloads. Ground floor. */
@NullMarked
package org.solutionpool.attachment;

import org.jspecify.annotations.NullMarked;
