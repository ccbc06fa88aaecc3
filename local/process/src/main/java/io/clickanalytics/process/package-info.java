/** Java programs of one machine as child processes: started, awaited, ended, and never left behind. */
@NullMarked
package io.clickanalytics.process;

import org.jspecify.annotations.NullMarked;
