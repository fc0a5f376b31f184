/** What the main job costs: a budget of the build, and a benchmark. */
@NullMarked
package org.emailchange.standalone.load;

import org.jspecify.annotations.NullMarked;
