/** What the sales-force playbook does, requirement by requirement. */
@NullMarked
package dev.sluice.rules.salesforce;

import org.jspecify.annotations.NullMarked;
