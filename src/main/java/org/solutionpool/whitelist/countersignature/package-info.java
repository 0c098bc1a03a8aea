/** Four eyes: what needs a second admin waits here until that admin agrees. Knows no stage; the stages bring their acts. */
@NullMarked
package org.solutionpool.whitelist.countersignature;

import org.jspecify.annotations.NullMarked;
