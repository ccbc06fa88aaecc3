/** Black-box tests of the built distribution. */
@NullMarked
package io.clickanalytics.e2e;

import org.jspecify.annotations.NullMarked;
