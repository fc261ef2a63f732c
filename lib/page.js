// Pan, zoom, search, light a person's ties, and show their row. No network, no storage.
"use strict";
(() => {
	const data = JSON.parse(document.getElementById("kith-data").textContent);
	const svg = document.querySelector("svg");
	const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
	const search = document.getElementById("search");
	const aside = document.querySelector("aside");
	const said = document.getElementById("said");
	const names = "http://www.w3.org/2000/svg";
	const lit = document.createElementNS(names, "g");
	let view = { x: 0, y: 0, w: width, h: height };
	let chosen = -1;
	lit.id = "lit";
	svg.append(lit);

	const look = () => svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
	const make = (tag, attributes, words) => {
		const element = document.createElementNS(names, tag);
		for (const [key, value] of Object.entries(attributes)) {
			element.setAttribute(key, value);
		}
		element.textContent = words ?? "";
		return element;
	};
	const place = (event) => {
		const at = new DOMPoint(event.clientX, event.clientY);
		return at.matrixTransform(svg.getScreenCTM().inverse());
	};
	const zoom = (by, at) => {
		const w = Math.min(Math.max(view.w * by, width / 60), width * 1.5);
		const share = w / view.w;
		view = {
			x: at.x - (at.x - view.x) * share,
			y: at.y - (at.y - view.y) * share,
			w,
			h: view.h * share,
		};
		look();
	};
	const middle = () => ({ x: view.x + view.w / 2, y: view.y + view.h / 2 });
	const move = (x, y) => {
		view.x += x * view.w;
		view.y += y * view.h;
		look();
	};
	const all = () => {
		view = { x: 0, y: 0, w: width, h: height };
		look();
	};

	const person = (at) => {
		let best = -1, least = (8 * view.w) / width;
		data.people.forEach((p, i) => {
			const away = Math.hypot(p.x - at.x, p.y - at.y) - p.r;
			if (away < least) {
				least = away;
				best = i;
			}
		});
		return best;
	};
	// Where the picture names somebody already, that name is lit.
	const labels = new Map();
	for (const text of svg.querySelectorAll("g[stroke-linejoin] > text")) {
		labels.set(text.textContent, text);
	}
	const name = (p, size) => {
		const label = labels.get(p.n);
		if (label) {
			const style = label.parentNode.cloneNode(false);
			style.append(label.cloneNode(true));
			return style;
		}
		return make("text", { class: "own", x: p.x + p.r + size / 4, y: p.y + size / 3,
			"font-size": size, stroke: data.ground, "stroke-width": size / 4 }, p.n);
	};
	const light = (i) => {
		lit.replaceChildren();
		svg.classList.toggle("dim", i >= 0);
		if (i < 0) {
			return;
		}
		const me = data.people[i], size = (15 * view.w) / width;
		const faint = Math.min(0.65, 8 / me.ties.length + 0.1);
		for (const j of me.ties) {
			const other = data.people[j];
			lit.append(make("line", { x1: me.x, y1: me.y, x2: other.x, y2: other.y,
				"stroke-width": size / 10, "stroke-opacity": faint }));
		}
		for (const j of [...me.ties, i]) {
			const p = data.people[j];
			lit.append(make("circle", { cx: p.x, cy: p.y, r: p.r, fill: p.c }));
			if (j === i || me.ties.length <= 40) {
				lit.append(name(p, size));
			}
		}
	};
	const go = (i) => {
		const p = data.people[i];
		if (view.w > width / 2) {
			zoom(width / 2 / view.w, p);
		}
		view.x = p.x - view.w / 2;
		view.y = p.y - view.h / 2;
		look();
		choose(i);
	};
	const entry = (list, key, value) => {
		for (const [tag, words] of [["dt", key], ["dd", value]]) {
			list.append(Object.assign(document.createElement(tag), { textContent: words }));
		}
	};
	const choose = (i) => {
		chosen = i;
		aside.hidden = i < 0;
		aside.replaceChildren();
		light(i);
		if (i < 0) {
			said.textContent = "";
			return;
		}
		const me = data.people[i];
		const list = document.createElement("dl"), contacts = document.createElement("ul");
		entry(list, "ties", me.ties.length);
		data.columns.forEach((name, k) => me.v[k] && entry(list, name, me.v[k]));
		for (const j of me.ties) {
			const item = document.createElement("li"), button = document.createElement("button");
			button.textContent = data.people[j].n || `person ${j + 1}`;
			button.addEventListener("click", () => go(j));
			item.append(button);
			contacts.append(item);
		}
		const head = document.createElement("h2");
		head.textContent = me.n || `person ${i + 1}`;
		aside.append(head, list, contacts);
		said.textContent = `${head.textContent}: ${me.ties.length} ties`;
	};
	const find = (words) => {
		const wanted = words.trim().toLowerCase();
		const begins = data.people.findIndex((p) => p.n.toLowerCase().startsWith(wanted));
		return begins >= 0 ? begins
			: data.people.findIndex((p) => p.n.toLowerCase().includes(wanted));
	};

	let from = null, dragged = false;
	svg.addEventListener("wheel", (event) => {
		event.preventDefault();
		zoom(Math.exp(event.deltaY / 400), place(event));
		light(chosen);
	}, { passive: false });
	svg.addEventListener("pointerdown", (event) => {
		from = { x: event.clientX, y: event.clientY };
		dragged = false;
		svg.setPointerCapture(event.pointerId);
	});
	svg.addEventListener("pointermove", (event) => {
		if (from) {
			const scale = svg.getScreenCTM().a;
			dragged ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > 3;
			view.x -= (event.clientX - from.x) / scale;
			view.y -= (event.clientY - from.y) / scale;
			from = { x: event.clientX, y: event.clientY };
			look();
		} else if (chosen < 0) {
			light(person(place(event)));
		}
	});
	svg.addEventListener("pointerup", (event) => {
		from = null;
		if (!dragged) {
			choose(person(place(event)));
		}
	});
	search.addEventListener("change", () => {
		const i = search.value.trim() ? find(search.value) : -1;
		if (i >= 0) {
			go(i);
		} else {
			choose(-1);
			said.textContent = search.value.trim() ? "nobody of that name" : "";
		}
	});
	const keys = {
		"+": () => zoom(0.8, middle()),
		"-": () => zoom(1.25, middle()),
		0: all,
		ArrowLeft: () => move(-0.1, 0),
		ArrowRight: () => move(0.1, 0),
		ArrowUp: () => move(0, -0.1),
		ArrowDown: () => move(0, 0.1),
		Escape: () => choose(-1),
	};
	document.addEventListener("keydown", (event) => {
		if (event.target === search && event.key !== "Escape") {
			return;
		}
		if (keys[event.key] && !event.ctrlKey && !event.metaKey) {
			keys[event.key]();
			event.preventDefault();
		}
	});
	document.getElementById("all").addEventListener("click", all);
	document.getElementById("in").addEventListener("click", keys["+"]);
	document.getElementById("out").addEventListener("click", keys["-"]);
	const known = document.getElementById("known");
	for (const p of data.people.slice(0, 5000)) {
		known.append(Object.assign(document.createElement("option"), { value: p.n }));
	}
	svg.setAttribute("tabindex", "0");
	document.body.dataset.ready = "yes";
})();
