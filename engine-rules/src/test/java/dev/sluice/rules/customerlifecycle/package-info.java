/** What the customer-lifecycle playbook does, requirement by requirement. */
@NullMarked
package dev.sluice.rules.customerlifecycle;

import org.jspecify.annotations.NullMarked;
