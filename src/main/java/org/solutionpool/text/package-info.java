/** What Chinese and mixed text needs before it is compared, sorted or searched. Ground floor. */
@NullMarked
package org.solutionpool.text;

import org.jspecify.annotations.NullMarked;
